Feature: Decisions
  What a decision leaves open in a matter, and which duties it brings.

  @MATTER-01
  Scenario: A proposal that is adopted and brings no duty
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    When the board adopts the proposal on 2020-03-01
    Then the matter is "decided"

  @MATTER-02 @DUTY-02 @DUTY-04
  Scenario: A proposal that is adopted and means that something is to be given
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give a report back to the municipality once
    When the board adopts the proposal on 2020-03-01
    And that means that the report back is to be given
    And the agreement is assessed as of 2020-03-01
    Then the matter is "decided, with something to do"
    And the status of the report back is "due"
    And the status of the report back on 2023-01-01 is "overdue"

  @MATTER-08 @DUTY-15
  Scenario: What is only proposed has not been decided
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give a report back to the municipality once
    When the board is given a proposal on 2020-03-01
    And that means that the report back is to be given
    And the agreement is assessed as of 2020-03-01
    Then the matter is "only proposed"
    And the status of the report back is "cannot be determined"
    And the assessment of the report back is "a fact is missing"
    And a question is asked about the report back
    And the reason is DUTY-15

  @MATTER-03 @DUTY-16 @MATTER-02
  Scenario: Sent back it is to be prepared again, until it is adopted
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give a report back to the municipality once
    When the board sends the matter back on 2020-03-01
    And that means that the report back is to be given
    And the board adopts the proposal on 2020-06-01
    And that means that the report back is to be given
    And the agreement is assessed as of 2020-05-31
    Then the matter is "sent back"
    And the status of the report back is "cannot be determined"
    And the reason is DUTY-16
    And the matter on 2020-06-01 is "decided, with something to do"
    And the status of the report back is "due"

  @MATTER-04 @MATTER-05
  Scenario: Deferred to a day that comes and goes
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    When the board defers the matter until 2020-06-01 on 2020-03-01
    Then the matter on 2020-06-01 is "deferred"
    And the matter on 2020-06-02 is "deferred to a time that has passed"

  @MATTER-06
  Scenario: Deferred without its being said until when
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    When the board defers the matter on 2020-03-01
    Then the matter is "deferred without a day"

  @MATTER-07 @DUTY-14
  Scenario: When the matter is closed on the last day the duty is no longer owed
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give a report back to the municipality once
    When the board adopts the proposal on 2020-03-01
    And that means that the report back is to be given
    And the board closes the matter on 2022-12-31
    And the agreement is assessed as of 2022-12-30
    Then the status of the report back is "due"
    And the matter on 2022-12-31 is "closed"
    And the status of the report back is "no longer owed"
    And the reason is DUTY-14

  @DUTY-19
  Scenario: When it is closed a day later that needs judgement
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give a report back to the municipality once
    When the board adopts the proposal on 2020-03-01
    And that means that the report back is to be given
    And the board closes the matter on 2023-01-01
    And the agreement is assessed as of 2023-01-01
    Then the status of the report back is "cannot be determined"
    And the assessment of the report back is "needs legal judgement"
    And the reason is DUTY-19

  @MATTER-01
  Scenario: A decision of which only the month is known
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    When the board adopts the proposal on some day of March 2020
    And the agreement is assessed as of 2020-04-01
    Then the matter is "decided"

  @MATTER-09 @DUTY-21 @DUTY-02
  Scenario: A decision of which only the month is known surely counts only when the month has passed
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give a report back to the municipality once
    When the board adopts the proposal on some day of June 2020
    And that means that the report back is to be given
    And the agreement is assessed as of 2020-06-29
    Then the matter is "cannot be determined"
    And the reason is MATTER-09
    And the status of the report back is "cannot be determined"
    And the assessment of the report back is "a fact is missing"
    And the reason is DUTY-21
    And the matter on 2020-06-30 is "decided, with something to do"
    And the status of the report back is "due"

  @MATTER-09 @DUTY-21
  Scenario: Whether a closing decision without a day has been made is not known
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give a report back to the municipality once
    When the board adopts the proposal on 2020-03-01
    And that means that the report back is to be given
    And the board closes the matter on a day that is not known
    And the agreement is assessed as of 2020-06-01
    Then the matter is "cannot be determined"
    And the status of the report back is "cannot be determined"

  @MATTER-02 @DUTY-02
  Scenario: A proposal without a day that is adopted later makes no difference
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give a report back to the municipality once
    When the board is given a proposal on a day that is not known
    And the board adopts the proposal on 2020-03-01
    And that means that the report back is to be given
    And the agreement is assessed as of 2020-06-01
    Then the matter is "decided, with something to do"
    And the status of the report back is "due"
    And MATTER-09 is no reason
