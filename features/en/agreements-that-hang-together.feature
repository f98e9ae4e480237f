Feature: Agreements that hang together
  What the end of an agreement means for another, or for what it pays for.

  @DEPENDENCE-01
  Scenario: As long as the other is in force nothing is affected
    Given an agreement that runs from 2019-01-01 until notice
    And that it ends together with another agreement
    And that the other runs from 2018-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then what follows for the agreement is "is not affected"

  @DEPENDENCE-02 @TERM-13
  Scenario: What ends together with another ends with it
    Given an agreement that runs from 2019-01-01 until notice
    And that it ends together with another agreement
    And that the other runs from 2018-01-01 to and including 2022-12-31 (§ 10)
    When the agreement is assessed as of 2020-01-01
    Then what follows for the agreement is "ends with it"
    And what follows for the agreement begins on 2023-01-01
    And the status on 2022-12-31 is "in force, end set"
    And the agreement runs to and including 2022-12-31
    And the status on 2023-01-01 is "ended"

  @DEPENDENCE-03
  Scenario: What rests on another loses its ground but does not end
    Given an agreement that runs from 2019-01-01 until notice
    And that it rests on another agreement
    And that the other runs from 2018-01-01 to and including 2022-12-31
    When the agreement is assessed as of 2023-01-01
    Then what follows for the agreement is "loses its ground"
    And what follows for the agreement begins on 2023-01-01
    And the status is "in force"

  @DEPENDENCE-04
  Scenario: What the agreement pays for loses its financing
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that it pays for the Associations' Archive (§ 6)
    When the agreement is assessed as of 2022-12-31
    Then what follows for the Associations' Archive is "loses its financing"
    And what follows for the Associations' Archive begins on 2023-01-01

  @DEPENDENCE-01
  Scenario: What an agreement until notice pays for is not affected
    Given an agreement that runs from 2019-01-01 until notice
    And that it pays for the Associations' Archive
    When the agreement is assessed as of 2022-12-31
    Then what follows for the Associations' Archive is "is not affected"

  @DEPENDENCE-05
  Scenario: Whether the other ends can need judgement
    Given an agreement that runs from 2019-01-01 until notice
    And that it rests on another agreement
    And that the other runs from 2018-01-01 to and including 2022-12-31
    And that the other was rescinded on 2020-06-30
    When the agreement is assessed as of 2020-06-29
    Then what follows for the agreement is "loses its ground"
    And the status on 2020-06-30 is "in force"
    And what follows for the agreement is "needs judgement"

  @DEPENDENCE-06
  Scenario: If the other is not known it cannot be told
    Given an agreement that runs from 2019-01-01 until notice
    And that it rests on another agreement
    When the agreement is assessed as of 2020-01-01
    Then what follows for the agreement is "a fact is missing"

  @DEPENDENCE-03
  Scenario: The other is in a document
    Given an agreement that runs from 2019-01-01 until notice
    And that it rests on another agreement
    And that the other is the agreement in "scenarios/vad-som-hande.toml"
    When the agreement is assessed as of 2022-01-01
    Then what follows for the agreement is "loses its ground"
    And what follows for the agreement begins on 2023-01-01

  @DEPENDENCE-04
  Scenario: The agreement pays for an activity of one's own
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that it pays for "Ungdomens hus" (§ 6)
    When the agreement is assessed as of 2022-12-31
    Then what follows for "Ungdomens hus" is "loses its financing"
