Feature: Rescission
  Frist does not decide whether there are grounds to rescind. If the other party accepts, the agreement ends;
  otherwise both possibilities are told.

  @RESCISSION-01 @TERM-01
  Scenario: A rescission that the other party accepts
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the region rescinds the agreement on 2020-05-04
    And the other party accepts the rescission on 2020-05-11
    Then the agreement runs to and including 2020-05-04
    And the status is "ended"
    And the reason is RESCISSION-01
    And the reason is TERM-01

  @RESCISSION-01 @TERMINATION-20
  Scenario: On the day of its rescission the agreement is still in force, the day after it has ended
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the region rescinds the agreement on 2020-05-04
    And the other party accepts the rescission on 2020-05-04
    Then the status is "in force, end set"
    And the answer on 2020-05-04 to whether notice can be given is that the end is already settled
    And the reason is TERMINATION-20
    And the status on 2020-05-05 is "ended"

  @RESCISSION-02 @TERM-01 @TERM-04
  Scenario: A rescission that the other party has not accepted
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the region rescinds the agreement on 2020-05-04
    And the agreement is assessed as of 2020-05-11
    Then the assessment is "depends on the reading"
    And the status is "cannot be told"
    And one reading is that the status is "in force"
    And one reading is that the status is "ended"
    And one reading is that the agreement runs to and including 2020-05-04
    And the reason is RESCISSION-02

  @RESCISSION-03
  Scenario: An agreement that has ended cannot be rescinded
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 2)
    When the region rescinds the agreement on 2022-01-01
    Then the agreement runs to and including 2021-12-31
    And the reason is RESCISSION-03

  @RESCISSION-02
  Scenario: On its last day the agreement can still be rescinded
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 2)
    When the region rescinds the agreement on 2021-12-31
    Then the reason is RESCISSION-02
    And RESCISSION-03 is no reason
