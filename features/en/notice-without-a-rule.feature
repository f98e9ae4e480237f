Feature: Notice where the agreement has no rule to count by
  Without a clause on notice, the law and legal judgement decide. Frist guesses no period.

  @NOTICE-07 @TERM-08
  Scenario: A fixed-term agreement without a notice clause cannot be ended early by notice
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it says nothing of notice
    When a notice is received on 2020-06-30
    Then the agreement runs to and including 2021-12-31
    And the status is "in force"
    And the reason is NOTICE-07 (§ 10)

  @NOTICE-15
  Scenario: An agreement renewed by itself that does not say by when notice must be given
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it is renewed by itself for 3 years at a time (§ 10)
    And that it says nothing of notice
    When a notice is received on 2021-11-30
    Then the assessment is "needs legal judgement"
    And one reading is that no end has been set
    And one reading is that the agreement runs to and including 2021-12-31
    And the reason is NOTICE-15 (§ 10)

  @NOTICE-22 @TERM-15 @STATUS-06 @TERMINATION-18
  Scenario: An open-ended agreement without a notice period ends after a reasonable time, which needs judgement
    Given an agreement that runs from 2019-01-01 until notice (§ 10)
    And that it says nothing of notice
    When a notice is received on 2022-06-15
    Then the status is "cannot be told"
    And the assessment is "needs legal judgement"
    And the reason is NOTICE-22 (§ 10)
    And the reason is TERM-15
    And the reason is STATUS-06
    And the answer on 2022-06-16 to whether notice can be given is that the end is already settled
    And the answer is "needs legal judgement"

  @NOTICE-23
  Scenario: A notice period counted from an end that does not exist needs judgement
    Given an agreement that runs from 2019-01-01 until notice (§ 10)
    And that notice must be given at the latest 3 months before the end of the term (§ 11)
    When a notice is received on 2022-06-15
    Then the status is "cannot be told"
    And the assessment is "needs legal judgement"
    And the reason is NOTICE-23 (§ 11)
