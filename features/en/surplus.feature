Feature: Surplus
  The agreement says nothing of what becomes of what has not been used. It is split only by a decision, or by a
  practice that the parties agree on.

  @SURPLUS-02
  Scenario Outline: The surplus for 2020 split as it was done
    Given the agreement in scenarios/overskottet-2020.toml
    When the agreement is assessed as of 2020-12-31
    Then the surplus for 2020 amounts to SEK 1,242,000
    And <amount> of the surplus for 2020 falls to <municipality>
    And the parts of the surplus for 2020 add up to the whole
    And the reason is SURPLUS-02 (§ 7)

    Examples:
      | municipality | amount      |
      | Ragunda      | SEK 50,177  |
      | Bräcke       | SEK 59,989  |
      | Krokom       | SEK 142,085 |
      | Strömsund    | SEK 110,662 |
      | Åre          | SEK 110,538 |
      | Berg         | SEK 66,944  |
      | Härjedalen   | SEK 95,882  |
      | Östersund    | SEK 605,723 |

  @SURPLUS-01
  Scenario: A surplus is split by a decision
    Given the agreement in scenarios/jamtland/ostersund.toml
    When SEK 8,616,000 of the budget of SEK 9,858,000 has been used at the end of 2020
    And it is settled that it is split by decision
    Then the surplus for 2020 amounts to SEK 1,242,000
    And SEK 605,723 of the surplus for 2020 falls to Östersund
    And the reason is SURPLUS-01 (§ 7)

  @SURPLUS-03
  Scenario: Without a decision and without a practice the surplus is not split
    Given the agreement in scenarios/jamtland/ostersund.toml
    When SEK 8,616,000 of the budget of SEK 9,858,000 has been used at the end of 2020
    Then the surplus for 2020 amounts to SEK 1,242,000
    And the surplus for 2020 is not split
    And the reason is SURPLUS-03 (§ 7)

  @SURPLUS-04
  Scenario Outline: If the shares for the year are not known the surplus is not split
    Given the agreement in scenarios/jamtland/ostersund.toml
    When SEK 7,046,000 of the budget of SEK 10,046,000 has been used at the end of 2021
    And it is settled <ground>
    Then the surplus for 2021 amounts to SEK 3,000,000
    And the surplus for 2021 is not split
    And the reason is SURPLUS-04 (§ 7)

    Examples:
      | ground                              |
      | that it is split by decision        |
      | that it is split by agreed practice |
