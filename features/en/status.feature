Feature: Status
  Where the agreement stands on a given day.

  @STATUS-01
  Scenario: A draft that is not signed and names no first day
    Given the agreement in scenarios/lansstyrelsen.toml
    When the agreement is assessed as of 2026-11-20
    Then the status is "draft"
    And the assessment is "a fact is missing"
    And it is asked when it was signed and began
    And the reason is STATUS-01

  @STATUS-01
  Scenario: When only one party has signed it is still a draft
    Given an agreement that runs for 3 years from when both parties have signed
    When the region signs on 2022-05-02
    Then the status is "draft"

  @STATUS-03
  Scenario: When the last party has signed the agreement runs from that day
    Given an agreement that runs for 3 years from when both parties have signed
    And that the region signed on 2022-05-02
    When the municipality signs on 2022-05-16
    Then the status is "in force"
    And the agreement runs to and including 2025-05-15
    And term 1 runs from 2022-05-16 to and including 2025-05-15
    And the status on 2022-05-15 is "draft"

  @STATUS-02 @STATUS-03
  Scenario: The day before its first day the agreement has not begun
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the agreement is assessed as of 2018-12-31
    Then the status is "not begun"
    And the reason is STATUS-02 (§ 10)
    And the status on 2019-01-01 is "in force"
    And the reason is STATUS-03 (§ 10)

  @STATUS-04 @STATUS-05
  Scenario: An agreement under notice runs to its last day and has ended the day after
    Given the agreement in scenarios/jamtland/ostersund.toml
    When a notice is received on 2020-12-31
    Then the status on 2020-12-30 is "in force"
    And the status on 2020-12-31 is "in force, end set"
    And the status on 2021-12-31 is "in force, end set"
    And the reason is STATUS-04 (§ 10)
    And the status on 2022-01-01 is "ended"
    And the reason is STATUS-05 (§ 10)

  @STATUS-03 @STATUS-05
  Scenario: An agreement that ends by itself is in force to its last day
    Given the agreement in scenarios/nseo.toml
    When the agreement is assessed as of 2023-12-31
    Then the status is "in force"
    And the status on 2024-01-01 is "ended"

  @STATUS-02 @STATUS-03
  Scenario: Where only the year of the first day is known the status cannot be told during that year
    Given an agreement that began on some day of 2020 and runs until notice
    When the agreement is assessed as of 2020-06-30
    Then the status is "cannot be told"
    And the assessment is "a fact is missing"
    And one reading is that the status is "not begun"
    And one reading is that the status is "in force"
    And it is asked on which day it began
    And the status on 2019-12-31 is "not begun"
    And the status on 2020-12-31 is "in force"

  @STATUS-06
  Scenario: Notice has been given, but when the agreement ends cannot be told
    Given an agreement that runs from 2019-01-01 until notice (§ 2)
    And that it says nothing of notice
    When a notice is received on 2022-06-15
    Then the status is "cannot be told"
    And the reason is STATUS-06 (§ 2)
    And the status on 2022-06-14 is "in force"
