Feature: Notice of termination
  The agreement on regional co-operation runs for three years at a time. It ends with a term only if a party has given
  notice in writing at least twelve months before. A notice that comes too late works for the end of the next term.

  Background:
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it is renewed by itself for 3 years at a time (§ 10)
    And that notice must be given in writing at the latest 12 months before the end of the term (§ 11)

  @NOTICE-01 @TERM-02 @STATUS-04
  Scenario Outline: The day on which the notice is received decides when the agreement ends
    When a notice is received on <received on>
    Then the agreement runs to and including <ends on>
    And the status is "in force, end set"
    And the reason is NOTICE-01 (§ 11)
    And the reason is TERM-02 (§ 10)

    Examples:
      | received on | ends on    |
      | 2019-01-01  | 2021-12-31 |
      | 2020-12-31  | 2021-12-31 |
      | 2021-01-01  | 2024-12-31 |
      | 2023-12-31  | 2024-12-31 |
      | 2024-01-01  | 2027-12-31 |
      | 2026-12-31  | 2027-12-31 |
      | 2027-01-01  | 2030-12-31 |

  @NOTICE-01 @TERM-02
  Scenario: A notice on the last day is in time
    When a notice is received on 2020-12-31
    Then the agreement runs to and including 2021-12-31
    And TERM-06 is no reason

  @TERM-06 @TERM-02
  Scenario: A notice the day after the last day works for the end of the next term
    When a notice is received on 2021-01-01
    Then the agreement runs to and including 2024-12-31
    And the reason is TERM-06 (§ 10)

  @NOTICE-02
  Scenario: A notice from one who may not give notice has no effect
    Given that only the region may give notice
    When a notice from the municipality is received on 2020-12-31
    Then no end has been set
    And the reason is NOTICE-02 (§ 11)

  @NOTICE-01
  Scenario: A notice from one who may give notice has effect
    Given that only the region may give notice
    When a notice from the region is received on 2020-12-31
    Then the agreement runs to and including 2021-12-31

  @NOTICE-03
  Scenario: An oral notice has no effect where the agreement asks for writing
    When an oral notice is received on 2020-12-31
    Then no end has been set
    And the reason is NOTICE-03 (§ 11)

  @NOTICE-01
  Scenario: An oral notice has effect if the other party accepts the form in time
    When an oral notice is received on 2020-12-15
    And the other party accepts the form on 2020-12-31
    Then the agreement runs to and including 2021-12-31

  @NOTICE-11
  Scenario: An oral notice accepted only after the last day needs judgement
    When an oral notice is received on 2020-12-15
    And the other party accepts the form on 2021-01-01
    Then the assessment is "needs legal judgement"
    And one reading is that the agreement runs to and including 2024-12-31
    And one reading is that the agreement runs to and including 2021-12-31
    And the reason is NOTICE-11 (§ 11)

  @NOTICE-10
  Scenario: Whether e-mail is writing needs judgement
    When a notice by e-mail is received on 2020-12-31
    Then the assessment is "needs legal judgement"
    And the status is "cannot be told"
    And one reading is that no end has been set
    And one reading is that the agreement runs to and including 2021-12-31
    And the reason is NOTICE-10 (§ 11)

  @NOTICE-01
  Scenario: A letter is writing
    When a notice by letter is received on 2020-12-31
    Then the agreement runs to and including 2021-12-31
    And NOTICE-10 is no reason

  @NOTICE-04
  Scenario: A notice before the first day for notice has no effect
    Given that notice may not be given before 2020-01-01
    When a notice is received on 2019-12-31
    Then no end has been set
    And the reason is NOTICE-04 (§ 11)

  @NOTICE-01
  Scenario: A notice on the first day for notice has effect
    Given that notice may not be given before 2020-01-01
    When a notice is received on 2020-01-01
    Then the agreement runs to and including 2021-12-31
    And NOTICE-04 is no reason

  @NOTICE-05
  Scenario: A notice that the parties withdraw is as if it had never been given
    Given that a notice was received on 2020-12-31
    When the parties agree on 2021-12-31 to withdraw the notice
    Then no end has been set
    And the status is "in force"
    And the reason is NOTICE-05 (§ 11)

  @NOTICE-08
  Scenario: A withdrawal the day after the agreement has ended has no effect
    Given that a notice was received on 2020-12-31
    When the parties agree on 2022-01-01 to withdraw the notice
    Then the agreement runs to and including 2021-12-31
    And the status is "ended"
    And the reason is NOTICE-08 (§ 11)

  @NOTICE-06
  Scenario: A notice after the agreement has ended has no effect
    Given that a notice from the municipality was received on 2020-12-31
    When a notice from the region is received on 2022-01-01
    Then the agreement runs to and including 2021-12-31
    And the reason is NOTICE-06 (§ 11)

  @NOTICE-01
  Scenario: A second notice on the agreement's last day changes nothing
    Given that a notice from the municipality was received on 2020-12-31
    When a notice from the region is received on 2021-12-31
    Then the agreement runs to and including 2021-12-31
    And NOTICE-06 is no reason

  @NOTICE-12
  Scenario: A notice sent in time and received late needs judgement
    When a notice is sent on 2020-12-30 and received on 2021-01-01
    Then the assessment is "needs legal judgement"
    And one reading is that the agreement runs to and including 2024-12-31
    And one reading is that the agreement runs to and including 2021-12-31
    And the reason is NOTICE-12 (§ 11)

  @NOTICE-01
  Scenario: A notice both sent and received in time has effect
    When a notice is sent on 2020-12-30 and received on 2020-12-31
    Then the agreement runs to and including 2021-12-31
    And NOTICE-12 is no reason
    And it is assumed that a notice counts from its receipt

  @NOTICE-01
  Scenario: Where the sending counts, it is the sending that must be in time
    Given that notice is given when it is sent
    When a notice is sent on 2020-12-31 and received on 2021-01-04
    Then the agreement runs to and including 2021-12-31
    And NOTICE-12 is no reason

  @NOTICE-13
  Scenario: A late notice that names the missed end needs judgement
    When a notice that names 2021-12-31 as the end is received on 2021-01-01
    Then the assessment is "needs legal judgement"
    And one reading is that no end has been set
    And one reading is that the agreement runs to and including 2024-12-31
    And the reason is NOTICE-13 (§ 11)

  @NOTICE-01
  Scenario: A notice may name a later end than the nearest
    When a notice that names 2024-12-31 as the end is received on 2020-12-31
    Then the agreement runs to and including 2024-12-31
    And NOTICE-13 is no reason

  @NOTICE-14
  Scenario: A notice followed by an extension needs judgement
    Given that a notice was received on 2020-12-31
    When the parties agree on 2021-06-15 that 2022-12-31 is the new last day
    Then the assessment is "needs legal judgement"
    And one reading is that no end has been set
    And one reading is that the agreement runs to and including 2022-12-31
    And the reason is NOTICE-14 (§ 10)

  @NOTICE-20
  Scenario: Where the parties have different notice periods it must be known who gave notice
    Given that the municipality has the notice period 6 months instead
    When a notice is received on 2021-03-31
    Then the assessment is "a fact is missing"
    And one reading is that the agreement runs to and including 2024-12-31
    And one reading is that the agreement runs to and including 2021-12-31
    And the reason is NOTICE-20 (§ 11)

  @NOTICE-01
  Scenario: Where the parties have the same notice period it does not matter who gave notice
    When a notice is received on 2020-12-31
    Then the assessment is "certain"
    And it is assumed that the notice came from one of the parties
    And NOTICE-20 is no reason

  @NOTICE-21
  Scenario: A notice of which it is not known when it was received cannot be counted
    When a notice is sent on 2020-12-30 without its being known when it was received
    Then the assessment is "a fact is missing"
    And the status is "cannot be told"
    And the reason is NOTICE-21 (§ 11)

  @NOTICE-01
  Scenario: What was not recorded does not count when one asks how it looked then
    Given that a notice was received on 2020-12-31
    And that the notice was recorded only on 2021-01-04
    When the agreement is assessed as of 2021-01-01 with what was recorded on 2021-01-03
    Then the status is "in force"
    When the agreement is assessed as of 2021-01-01 with what was recorded on 2021-01-04
    Then the status is "in force, end set"
