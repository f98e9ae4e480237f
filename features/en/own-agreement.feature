Feature: An agreement of one's own
  Any agreement can be described: the parties by their names, the clauses as they are called, and the answers row by
  row in a table.

  @TERM-04 @TERMINATION-10
  Scenario: A municipality and a company, with sections instead of paragraphs
    Given that the parties are "Sundby kommun" and "Sundby Bostäder AB"
    And an agreement that runs from 2024-01-01 to and including 2025-12-31 (section 4.1)
    And that it is renewed by itself for 1 year at a time (section 4.2)
    And that notice must be given in writing at the latest 6 months before the end of the term (clause B.4)
    And that "Sundby Bostäder AB" has the notice period 3 months instead
    When the agreement is assessed as of 2025-05-15
    Then the answer to whether notice can be given is yes
    And the last day for notice from "Sundby Bostäder AB" is 2025-09-30
    And the answer to "Sundby kommun" on 2025-07-01 is no
    And the answer to "Sundby Bostäder AB" on 2025-07-01 is yes
    And the reason is TERMINATION-10 (clause B.4)

  @TERM-05 @NOTICE-01
  Scenario: The terms after a notice from a party with a name
    Given that the parties are "Sundby kommun", "Sundby Bostäder AB" and "Norrby kommun"
    And an agreement that runs from 2024-01-01 to and including 2024-12-31 (point 2)
    And that it is renewed by itself for 1 year at a time (point 2)
    And that notice must be given in writing at the latest 3 months before the end of the term (point 3)
    When a notice from "Norrby kommun" is received on 2025-02-03
    Then the terms are
      | number | from       | to and including |
      | 1      | 2024-01-01 | 2024-12-31       |
      | 2      | 2025-01-01 | 2025-12-31       |
    And the agreement runs to and including 2025-12-31

  @TERM-04
  Scenario: The days to watch
    Given an agreement that runs from 2024-01-01 to and including 2025-12-31 (annex 1)
    And that it is renewed by itself for 1 year at a time (annex 1)
    And that notice must be given in writing at the latest 6 months before the end of the term (article 5)
    When the agreement is assessed as of 2025-01-01
    Then the days to watch from 2025-01-01 to and including 2026-01-31 are
      | day        | what                | end        |
      | 2025-06-30 | last day for notice | 2025-12-31 |
      | 2025-12-31 | the term ends       |            |

  @STATUS-02 @STATUS-03
  Scenario: The readings when the first day is not known
    Given an agreement that began on some day of 2020 and runs until notice
    When the agreement is assessed as of 2020-06-30
    Then the readings are
      | status    | to and including |
      | not begun |                  |
      | in force  |                  |

  @DUE-02
  Scenario: The instalments, row by row
    Given that the parties are "Sundby kommun" and "Region Norr"
    And an agreement that runs from 2024-01-01 to and including 2025-12-31 (§ 2)
    And that "Sundby kommun" pays "Region Norr" SEK 400,000 a year (§ 3)
    And that it is paid every half-year in advance without an invoice
    And that it is to be paid by day 1 of the month, or the working day before it if that day is free
    When the agreement is assessed as of 2024-01-15
    Then among the instalments are
      | instalment | amount      | due day    | status  |
      | 2024-H1    | SEK 200,000 | 2023-12-29 | overdue |
      | 2024-H2    | SEK 200,000 | 2024-07-01 | planned |

  @SURPLUS-02
  Scenario: The parts of the surplus, row by row
    Given the agreement in "scenarios/overskottet-2020.toml"
    When the agreement is assessed as of 2020-12-31
    Then the surplus for 2020 is split thus
      | share of   | amount      |
      | Ragunda    | SEK 50,177 |
      | Bräcke     | SEK 59,989  |
      | Krokom     | SEK 142,085 |
      | Strömsund  | SEK 110,662 |
      | Åre        | SEK 110,538 |
      | Berg       | SEK 66,944  |
      | Härjedalen | SEK 95,882  |
      | Östersund  | SEK 605,723 |
