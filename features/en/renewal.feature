Feature: Renewal
  What happens when the term ends and nobody does anything.

  @TERM-04 @STATUS-03
  Scenario: The agreement is renewed by itself unless someone gives notice
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it is renewed by itself for 3 years at a time (§ 10)
    And that notice must be given in writing at the latest 12 months before the end of the term (§ 11)
    When the agreement is assessed as of 2021-12-31
    Then no end has been set
    And term 1 runs from 2019-01-01 to and including 2021-12-31
    And the reason is TERM-04 (§ 10)

  @TERM-05 @TERM-04
  Scenario: The day after the end of the term the agreement has been renewed
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it is renewed by itself for 3 years at a time (§ 10)
    And that notice must be given in writing at the latest 12 months before the end of the term (§ 11)
    When the agreement is assessed as of 2022-01-01
    Then the status is "in force"
    And term 2 runs from 2022-01-01 to and including 2024-12-31
    And the reason is TERM-05 (§ 10)

  @TERM-05
  Scenario: The terms are counted from the beginning of the agreement and do not drift over month ends
    Given an agreement that runs for 1 month from when both parties have signed
    And that it is renewed by itself for 1 month at a time
    And that notice must be given at the latest 1 week before the end of the term
    And that the region signed on 2024-01-15
    And that the municipality signed on 2024-01-31
    When the agreement is assessed as of 2024-04-01
    Then term 1 runs from 2024-01-31 to and including 2024-02-28
    And term 2 runs from 2024-02-29 to and including 2024-03-30
    And term 3 runs from 2024-03-31 to and including 2024-04-29

  @TERM-07
  Scenario: The agreement ends when it has been renewed as often as it may be
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that it is renewed at most twice
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    When the agreement is assessed as of 2021-12-31
    Then the agreement runs to and including 2021-12-31
    And the status is "in force"
    And the reason is TERM-07 (§ 2)
    And the status on 2022-01-01 is "ended"

  @TERM-04
  Scenario: One renewal is left
    Given an agreement that runs from 2019-01-01 to and including 2019-12-31 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that it is renewed at most twice
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    When the agreement is assessed as of 2020-12-31
    Then no end has been set
    And TERM-07 is no reason

  @TERM-07
  Scenario: The latest end cuts the last renewal short
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 2)
    And that it is renewed by itself for 3 years at a time (§ 2)
    And that it never runs beyond 2026-06-30
    And that notice must be given at the latest 12 months before the end of the term (§ 3)
    When the agreement is assessed as of 2025-01-01
    Then the agreement runs to and including 2026-06-30
    And term 3 runs from 2025-01-01 to and including 2026-06-30
    And the reason is TERM-07 (§ 2)

  @TERM-14
  Scenario: A renewal may make the agreement open-ended
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 2)
    And that it runs until notice by itself after that
    And that the notice period is 6 months from the notice (§ 3)
    When the agreement is assessed as of 2022-01-01
    Then no end has been set
    And term 2 runs from 2022-01-01 until notice
    And the reason is TERM-14 (§ 2)

  @TERM-08
  Scenario: An agreement without renewal ends when its time is up
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 2)
    When the agreement is assessed as of 2021-12-31
    Then the agreement runs to and including 2021-12-31
    And the status is "in force"
    And the reason is TERM-08 (§ 2)
    And the status on 2022-01-01 is "ended"

  @TERM-09
  Scenario: An agreement extended only if the parties agree ends otherwise
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 2)
    And that it is extended only if the parties agree on it
    When the agreement is assessed as of 2021-12-31
    Then the agreement runs to and including 2021-12-31
    And the reason is TERM-09
    And the status on 2022-01-01 is "ended"

  @TERM-14
  Scenario: An open-ended agreement has no end
    Given an agreement that runs from 2019-01-01 until notice (§ 2)
    And that the notice period is 6 months from the notice (§ 3)
    When the agreement is assessed as of 2026-11-20
    Then no end has been set
    And the status is "in force"
    And the reason is TERM-14 (§ 2)
