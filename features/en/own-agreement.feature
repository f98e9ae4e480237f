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

  @DUTY-04 @DUTY-08 @DUTYDAY-01
  Scenario: A duty of one's own in a forum of one's own
    Given that the parties are "Sundby kommun", "Norrby kommun" and "Region Norr"
    And an agreement that runs from 2024-01-01 to and including 2026-12-31 (§ 2)
    And that "Sundby kommun", "Norrby kommun" and "Region Norr" meet in "Skolrådet"
    And that "Skolrådet" meets on 2025-02-12
    And that "Skolrådet" meets on 2025-09-17
    And that "Sundby kommun" is to give "kvalitetsredovisningen" to "Skolrådet" every year (§ 5)
    And that this is to be done by 31 March
    And that this is about the period before
    When "kvalitetsredovisningen" for 2024 is given on 2025-03-31
    Then the status of "kvalitetsredovisningen" for 2024 is "performed"
    And the status of "kvalitetsredovisningen" for 2025 on 2026-04-01 is "overdue"
    And "Norrby kommun" is to attend "Skolrådet" at least twice in 2025

  @DUTY-04 @DUTYDAY-08
  Scenario: Every year when the forum meets
    Given that the parties are "Sundby kommun" and "Norrby kommun"
    And an agreement that runs from 2024-01-01 to and including 2026-12-31 (§ 2)
    And that "Sundby kommun" and "Norrby kommun" meet in "Skolrådet"
    And that "Skolrådet" meets on 2025-09-17
    And that "Sundby kommun" is to give "kvalitetsredovisningen" to "Norrby kommun" every year (§ 5)
    And that this is to be done when "Skolrådet" meets
    When the agreement is assessed as of 2025-09-17
    Then the last day for "kvalitetsredovisningen" for 2025 is 2025-09-17
    And the status of "kvalitetsredovisningen" for 2025 is "due"
    And the status of "kvalitetsredovisningen" for 2025 on 2025-09-18 is "overdue"

  @DISPUTE-01 @PAYMENT-10
  Scenario: A dispute about an area of one's own
    Given that the parties are "Sundby kommun" and "Norrby IT AB"
    And an agreement that runs from 2025-01-01 to and including 2026-12-31 (§ 2)
    And that "Sundby kommun" pays "Norrby IT AB" SEK 1,200,000 a year (§ 6)
    And that it is paid quarterly in arrears against an invoice
    And that an invoice is to be paid within 30 days
    And that SEK 400,000 of the compensation for 2025 is for "Supporten" under the agreement
    And that the payer in a dispute may withhold at most 50 % of the compensation for the disputed area (§ 9)
    When instalment 2025-Q1 is invoiced on 2025-04-01 at SEK 300,000
    And "Sundby kommun" opens a dispute on 2025-04-10 about how the work is done, as to "Supporten"
    And SEK 50,000 is withheld on 2025-04-15 of instalment 2025-Q1
    And SEK 250,000 is paid on 2025-04-30 of instalment 2025-Q1
    Then the status of instalment 2025-Q1 on 2025-05-05 is "withheld"
    And at most SEK 50,000 may be withheld of instalment 2025-Q1

  @INDEX-01
  Scenario: The members share the cost by the number of inhabitants
    Given that the parties are "Räddningsförbundet", "Sundby kommun" and "Norrby kommun"
    And an agreement that runs from 2024-01-01 to and including 2026-12-31 (§ 2)
    And that "Sundby kommun" pays "Räddningsförbundet" SEK 10,000,000 a year in the prices of 2024 (§ 7)
    And that the amount is raised every year by the outcome of the index
    And that the outcome for 2025 is 2.5 %
    And that it is paid quarterly in advance against an invoice
    And that the amount is shared by the number of inhabitants on 1 November of the year before
    And that 6,000 inhabitants were counted in "Sundby kommun" in 2024
    And that 4,000 inhabitants were counted in "Norrby kommun" in 2024
    When the agreement is assessed as of 2025-06-01
    Then SEK 6,150,000 of the compensation for 2025 falls to "Sundby kommun"
    And the compensation for 2025 is split thus
      | share of        | amount        |
      | "Sundby kommun" | SEK 6,150,000 |
      | "Norrby kommun" | SEK 4,100,000 |

  @OPTION-01
  Scenario: Two options after each other
    Given that the parties are "Sundby kommun" and "Norrby Städ AB"
    And an agreement that runs from 2023-03-01 to and including 2025-02-28 (§ 3)
    And that "Sundby kommun" has an option to extend it for one year at a time, at most twice (§ 3)
    And that the option must be used at the latest three months before the end of the term
    When the agreement is assessed as of 2024-10-01
    Then the last day for the option is 2024-11-28
    When "Sundby kommun" uses the option on 2024-11-28
    And the agreement is assessed as of 2025-03-01
    Then term 2 runs from 2025-03-01 to and including 2026-02-28
    And the last day for the option is 2025-11-28
