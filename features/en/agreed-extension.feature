Feature: Agreed extension
  The parties may agree on a new last day. The last day for notice moves with it.

  @EXTENSION-02 @TERM-04
  Scenario: A new last day moves the last day for notice
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it is renewed by itself for 3 years at a time (§ 10)
    And that notice must be given in writing at the latest 12 months before the end of the term (§ 11)
    When the parties agree on 2020-12-15 that 2022-12-31 is the new last day
    Then the last day for notice is 2021-12-31
    And term 1 runs from 2019-01-01 to and including 2022-12-31
    And it is assumed that it is renewed as before after the new last day
    And the reason is EXTENSION-02 (§ 10)

  @EXTENSION-02 @TERM-02
  Scenario: What happened: notice on the last possible day
    Given the agreement in scenarios/vad-som-hande.toml
    When the agreement is assessed as of 2021-12-31
    Then the agreement runs to and including 2022-12-31
    And the status is "in force, end set"
    And the status on 2022-12-31 is "in force, end set"
    And the status on 2023-01-01 is "ended"

  @EXTENSION-02 @TERM-06
  Scenario: One day later would have bound the parties for three years more
    Given the agreement in scenarios/en-dag-for-sent.toml
    When the agreement is assessed as of 2022-01-01
    Then the agreement runs to and including 2025-12-31
    And the status on 2025-12-31 is "in force, end set"
    And the status on 2026-01-01 is "ended"

  @TERM-02
  Scenario: Without a valid extension the same notice would have worked for another day
    Given the agreement in scenarios/jamtland/ostersund.toml
    When a notice is received on 2021-12-31
    Then the agreement runs to and including 2024-12-31

  @EXTENSION-02
  Scenario Outline: Where only the month is known it is unclear during that month whether the agreement has been extended
    Given the agreement in scenarios/jamtland/ostersund.toml
    And that the parties agreed on some day of December 2020 that 2022-12-31 is the new last day
    When the agreement is assessed as of <day>
    Then the assessment is "<assessment>"
    And the status is "in force"
    And it is asked on which day it happened

    Examples:
      | day        | assessment        |
      | 2020-12-01 | a fact is missing |
      | 2020-12-30 | a fact is missing |
      | 2020-12-31 | certain           |

  @EXTENSION-01
  Scenario: The parties say that the agreement is renewed as before after that
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the parties agree on 2020-12-15 that 2022-12-31 is the new last day and that it is renewed as before after that
    Then no end has been set
    And the reason is EXTENSION-01 (§ 10)
    And EXTENSION-02 is no reason

  @EXTENSION-03 @TERM-13
  Scenario: The parties say that the agreement ends on the new last day
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the parties agree on 2020-12-15 that 2022-12-31 is the new last day and that it ends then
    Then the agreement runs to and including 2022-12-31
    And the status is "in force, end set"
    And the reason is EXTENSION-03 (§ 10)
    And the reason is TERM-13 (§ 10)
    And the status on 2022-12-31 is "in force, end set"
    And the status on 2023-01-01 is "ended"

  @EXTENSION-04 @TERM-13
  Scenario: The parties give an open-ended agreement a last day
    Given an agreement that runs from 2019-01-01 until notice (§ 2)
    And that the notice period is 6 months from the notice (§ 3)
    When the parties agree on 2022-03-01 that 2022-12-31 is the new last day
    Then the agreement runs to and including 2022-12-31
    And the reason is EXTENSION-04 (§ 2)
    And the reason is TERM-13 (§ 2)

  @EXTENSION-05 @TERM-13
  Scenario: The parties agree that the agreement ends earlier
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 2)
    When the parties agree on 2020-03-01 that 2020-12-31 is the new last day
    Then the agreement runs to and including 2020-12-31
    And the status is "in force, end set"
    And the reason is EXTENSION-05 (§ 2)

  @EXTENSION-06 @TERM-08
  Scenario: The parties agree that a fixed-term agreement runs longer
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 2)
    When the parties agree on 2021-12-31 that 2022-12-31 is the new last day
    Then the agreement runs to and including 2022-12-31
    And the status is "in force"
    And the reason is EXTENSION-06 (§ 2)
