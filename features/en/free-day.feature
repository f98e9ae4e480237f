Feature: When the last day is a free day
  An agreed last day does not move because it falls on a Saturday, a Sunday, a public holiday or an eve. The Act
  (1930:173) is about periods set by statute. Frist names the last working day before it.

  @DAY-01
  Scenario: New Year's Eve is a free day and still the last day
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the agreement is assessed as of 2026-11-20
    Then the last day for notice is 2026-12-31
    And the last working day before it is 2026-12-30
    And the reason is DAY-01 (§ 11)

  @DAY-01 @TERMINATION-10 @TERMINATION-12
  Scenario: The day after a free last day is too late
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the agreement is assessed as of 2026-12-31
    Then the answer on 2026-12-31 to whether notice can be given is yes
    And the answer on 2027-01-01 to whether notice can be given is no

  @DAY-01
  Scenario Outline: The last working day before Saturdays, Sundays, public holidays and eves
    Given an agreement that runs from <begins> to and including <ends> (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 30 days before the end of the term (§ 3)
    When the agreement is assessed as of <begins>
    Then the last day for notice is <last day>
    And the last working day before it is <last working day>

    Examples: Saturday, Sunday, Easter Monday, Midsummer Eve, Christmas Eve
      | begins     | ends       | last day   | last working day |
      | 2025-11-03 | 2026-11-02 | 2026-10-03 | 2026-10-02       |
      | 2025-11-04 | 2026-11-03 | 2026-10-04 | 2026-10-02       |
      | 2025-05-07 | 2026-05-06 | 2026-04-06 | 2026-04-02       |
      | 2025-07-20 | 2026-07-19 | 2026-06-19 | 2026-06-18       |
      | 2026-01-24 | 2027-01-23 | 2026-12-24 | 2026-12-23       |

  @DAY-02
  Scenario: The last day is a working day
    Given an agreement that runs from 2025-01-01 to and including 2025-12-31 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    And that the notice period is counted in whole periods
    When the agreement is assessed as of 2025-06-15
    Then the last day for notice is 2025-09-30
    And the last day is a working day
    And the reason is DAY-02 (§ 3)
