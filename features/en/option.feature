Feature: Option to extend
  An option is no automatic renewal: unless it is used the agreement ends.

  Background:
    Given an agreement that runs from 2021-07-01 to and including 2023-06-30 (§ 2)
    And that the region has an option to extend it for 1 year at a time, at most twice (§ 4)
    And that the option must be used at the latest 3 months before the end of the term

  @TERM-10
  Scenario: As long as the option can be used the end is not settled
    When the agreement is assessed as of 2023-03-31
    Then no end has been set
    And the reason is TERM-10 (§ 4)

  @TERM-12
  Scenario: The day after the last day of the option the end is settled
    When the agreement is assessed as of 2023-04-01
    Then the agreement runs to and including 2023-06-30
    And the status is "in force"
    And the reason is TERM-12 (§ 4)
    And the status on 2023-07-01 is "ended"

  @OPTION-01 @TERM-11
  Scenario: The option is used in time
    When the region uses the option on 2023-03-30
    Then no end has been set
    And the reason is OPTION-01 (§ 4)
    And the reason is TERM-11 (§ 4)
    And the status on 2023-07-01 is "in force"
    And term 2 runs from 2023-07-01 to and including 2024-06-30

  @OPTION-05
  Scenario: The option is used between the two days that may be the last
    When the region uses the option on 2023-03-31
    And the agreement is assessed as of 2023-04-01
    Then the assessment is "depends on the reading"
    And one reading is that the agreement runs to and including 2023-06-30
    And one reading is that no end has been set
    And the reason is OPTION-05 (§ 4)

  @OPTION-03 @TERM-12
  Scenario: The option is used too late
    When the region uses the option on 2023-04-01
    Then the agreement runs to and including 2023-06-30
    And the reason is OPTION-03 (§ 4)

  @OPTION-02
  Scenario: Only the holder of the option can use it
    When the municipality uses the option on 2023-03-01
    And the agreement is assessed as of 2023-04-01
    Then the agreement runs to and including 2023-06-30
    And the reason is OPTION-02 (§ 4)

  @OPTION-04 @TERM-12
  Scenario: When the option has been used as often as it may be there is none left
    Given that the region used the option on 2023-03-01
    And that the region used the option on 2024-03-01
    When the region uses the option on 2025-03-01
    Then the agreement runs to and including 2025-06-30
    And the reason is OPTION-04 (§ 4)
    And the reason is TERM-12 (§ 4)

  @OPTION-01 @TERM-11
  Scenario: A used option does not make it possible to terminate an agreement without a notice clause
    Given that the region used the option on 2023-03-01
    When the agreement is assessed as of 2023-04-03
    Then the answer on 2023-04-03 to whether notice can be given is no
    And the answer is "certain"

  @OPTION-01 @TERM-11 @TERMINATION-19
  Scenario: A notice does not undo the term that the option has already brought
    Given that notice must be given at the latest 1 month before the end of the term (§ 5)
    And that the region used the option on 2023-03-01
    When a notice from the municipality is received on 2023-04-03
    Then no end has been set
    And the reason is TERMINATION-19 (§ 4)
    And the status on 2023-07-01 is "in force"

  @OPTION-01 @TERM-11 @TERMINATION-09 @TERMINATION-19
  Scenario: Where a notice no longer undoes the term the answer is no
    Given that notice must be given at the latest 1 month before the end of the term (§ 5)
    And that the region used the option on 2023-03-01
    When the agreement is assessed as of 2023-04-03
    Then the answer on 2023-04-03 to whether notice can be given is no
    And the reason is TERMINATION-19 (§ 4)
    And the answer on 2023-02-28 to whether notice can be given is no
    And TERMINATION-19 is no reason
    And the reason is TERMINATION-09 (§ 2)

  @OPTION-01 @TERM-03 @TERMINATION-13
  Scenario: A running notice can be given although the option has been used
    Given that the notice period is 1 month from the notice (§ 5)
    And that the region used the option on 2023-03-01
    When the agreement is assessed as of 2023-04-03
    Then the answer on 2023-04-03 to whether notice can be given is yes
    And the reason is TERMINATION-13 (§ 5)
    And TERMINATION-19 is no reason
    When a notice from the municipality is received on 2023-04-03
    Then the agreement runs to and including 2023-05-03
    And the reason is TERM-03
