Feature: The agreements and arenas of the county
  What the documents of the county lead to, one by one. Days that the documents do not give are examples.

  @STATUS-01 @TERMINATION-01 @DUTY-17 @DUTYDAY-05
  Scenario: The county board and the region: the year plan's turns of the month are known, but not that the draft applies
    Given the agreement in scenarios/lansstyrelsen-arsplan.toml
    When the agreement is assessed as of 2022-12-15
    Then the status is "draft"
    And it is asked when it was signed and began
    And it is assumed that the duty is due by the first day of the new month
    And the reason is DUTY-17
    And the reason is DUTYDAY-05
    And the answer on 2022-12-15 to whether notice can be given is that it cannot be told

  @TERMINATION-05
  Scenario: The county board and the region: as if signed it runs until notice, with no notice period agreed
    Given the agreement in scenarios/lansstyrelsen-antaget-undertecknad.toml
    When the agreement is assessed as of 2022-12-31
    Then the status is "in force"
    And the status on 2022-12-30 is "draft"
    And the answer on 2023-01-01 to whether notice can be given is yes
    And the answer is "needs legal judgement"
    And there is no last day for notice

  @DUTY-02 @DUTY-04 @DUTY-07 @DUTY-13 @DUTYDAY-06
  Scenario Outline: The agreement with the municipalities: every year by § 8, to and including the last
    Given the agreement in scenarios/skyldigheter-<document>.toml
    When the agreement is assessed as of 2022-12-31
    Then the status of the activity report for 2021 is "overdue"
    And the status of the activity report for 2022 is "due"
    And the last day for the activity report for 2022 is 2022-12-31
    And there is no call for the activity report for 2023
    And the status of the activity report for 2022 on 2023-01-01 is "overdue"
    And the reason is DUTY-07 (§ 8)
    And the status of the activity report for 2023 is "no longer owed"

    Examples:
      | document   |
      | ragunda    |
      | bracke     |
      | krokom     |
      | stromsund  |
      | are        |
      | berg       |
      | harjedalen |
      | ostersund  |

  @TERMINATION-05 @DEPENDENCE-03
  Scenario Outline: The energy and climate advice and the grants to an RSS lose their ground when the agreement with the municipalities ends
    Given the agreement in scenarios/<document>.toml
    And that it rests on another agreement
    And that the other runs from 2019-01-01 to and including 2022-12-31 (§ 10)
    When the agreement is assessed as of 2023-01-01
    Then what follows for the agreement is "loses its ground"
    And what follows for the agreement begins on 2023-01-01
    And the status is "in force"
    And no end has been set
    And the answer is "needs legal judgement"
    And it is asked on which day it began

    Examples:
      | document                    |
      | energi-och-klimatradgivning |
      | rss-statsbidrag             |

  @STATUS-03 @TERMINATION-05
  Scenario: The energy and property network: until notice, from a day that is not known
    Given the agreement in scenarios/energi-och-fastighetsnatverk.toml
    When the agreement is assessed as of 2022-12-31
    Then the status is "in force"
    And it is asked on which day it began
    And the status on 2022-12-30 is "cannot be told"
    And the answer on 2023-01-01 to whether notice can be given is yes

  @STATUS-03 @STATUS-05 @TERMINATION-07
  Scenario: NSEO: the project period ends with 2023 and cannot be ended early by notice
    Given the agreement in scenarios/nseo.toml
    When the agreement is assessed as of 2023-12-31
    Then the status is "in force"
    And the agreement runs to and including 2023-12-31
    And the answer on 2023-06-30 to whether notice can be given is no
    And the status on 2024-01-01 is "ended"

  @DEPENDENCE-04
  Scenario: The Associations' Archive: the municipalities' part of the financing goes when the agreement with them ends
    Given the agreement in scenarios/vad-som-hande.toml
    And that it pays for the Associations' Archive
    When the agreement is assessed as of 2021-12-31
    Then what follows for the Associations' Archive is "loses its financing"
    And what follows for the Associations' Archive begins on 2023-01-01

  @STATUS-03 @STATUS-05
  Scenario: UNESCO Creative Cities: only the years are known, so in the last of them the status cannot be told
    Given the agreement in scenarios/unesco-creative-cities.toml
    When the agreement is assessed as of 2024-06-30
    Then the status is "cannot be told"
    And the assessment is "a fact is missing"
    And one reading is that the agreement runs to and including 2024-01-01
    And one reading is that the agreement runs to and including 2024-12-31
    And it is asked on which day it began
    And the status on 2023-12-31 is "in force"
    And the status on 2025-01-01 is "ended"

  @STATUS-03 @STATUS-05
  Scenario: The Sami council in Tröndelag: the region is an observer to and including 2022
    Given the agreement in scenarios/samiskt-rad-trondelag.toml
    When the agreement is assessed as of 2022-12-31
    Then the status is "in force"
    And the agreement runs to and including 2022-12-31
    And the status on 2023-01-01 is "ended"

  @STATUS-03 @STATUS-05
  Scenario: The Bothnian corridor: the project ends on some day of 2022
    Given the agreement in scenarios/botniska-korridoren.toml
    When the agreement is assessed as of 2022-06-30
    Then the status is "cannot be told"
    And one reading is that the agreement runs to and including 2022-01-01
    And one reading is that the agreement runs to and including 2022-12-31
    And the status on 2023-01-01 is "ended"

  @DUTY-02 @DUTY-08
  Scenario: Public transport: information and consultation twice a year
    Given an agreement that runs from 2022-01-01 until notice
    And that the region is to give information to the municipality every year
    And that this is to be done at least twice in each period
    When the information for 2022 is given on 2022-04-05
    And the information for 2022 is given on 2022-10-04
    Then the status of the information for 2022 on 2022-10-03 is "due"
    And the status of the information for 2022 on 2022-10-04 is "performed"

  @DUTY-02 @DUTY-05
  Scenario: The RSS network: three meetings of four are not four
    Given an agreement that runs from 2022-01-01 until notice
    And that the region is to give information to the municipality every year
    And that this is to be done at least 4 times in each period
    When the information for 2022 is given on 2022-02-08
    And the information for 2022 is given on 2022-05-10
    And the information for 2022 is given on 2022-09-13
    Then the status of the information for 2022 on 2022-12-31 is "due"
    And the status of the information for 2022 on 2023-01-01 is "overdue"
    And the reason is DUTY-05

  @DUTY-01 @DUTY-02 @DUTY-04 @DUTYDAY-06
  Scenario: Kultur Z: the rules of procedure are reviewed once in each term of office
    Given an agreement that runs from 2018-10-15 until notice
    And that the region and the municipality meet in the council
    And that the region is to give a report back to the council in every term of office
    When the agreement is assessed as of 2022-10-14
    Then the status of the report back for 2018–2022 is "due"
    And the status of the report back for 2022–2026 is "upcoming"
    And the status of the report back for 2018–2022 on 2022-10-15 is "overdue"
    And the status of the report back for 2022–2026 is "due"
    And the last day for the report back for 2022–2026 is 2026-10-14

  @MATTER-08 @DUTY-11 @DUTY-15 @DUTYDAY-04
  Scenario: The regional director's assignments: the report back in June 2022 has only been proposed
    Given an agreement that runs from 2022-01-19 until notice
    And that the region and the municipality meet in the council
    And that the council meets on some day of June 2022
    And that the region is to give a report back to the council once
    And that this is to be done at the latest when the council meets in June 2022
    When the board is given a proposal on 2022-01-19
    And that means that the report back is to be given
    And the agreement is assessed as of 2022-06-15
    Then the matter is "only proposed"
    And the status of the report back is "cannot be determined"
    And a question is asked about the report back
    And the status of the report back on 2022-07-01 is "cannot be determined"
    And the reason is DUTY-15

  @MATTER-09 @MATTER-02 @DUTY-01 @DUTYDAY-04
  Scenario: The joint advocacy agenda: the proposal to close it is no decision, and § 224 is another matter
    Given the agreement in scenarios/lansgemensam-paverkansagenda.toml
    When the agreement is assessed as of 2022-12-31
    Then the reason is MATTER-09
    And the reason is MATTER-02
    And MATTER-07 is no reason

  @MATTER-03 @MATTER-04 @MATTER-05 @MATTER-08
  Scenario: Sent back, deferred to the summer and then proposed to be closed
    Given an agreement that runs from 2020-05-01 until notice
    When the board sends the matter back on 2022-05-30
    And the board defers the matter until 2023-08-31 on 2023-01-31
    And the board is given a proposal on 2023-10-02
    Then the matter on 2023-01-30 is "sent back"
    And the matter on 2023-08-31 is "deferred"
    And the matter on 2023-09-01 is "deferred to a time that has passed"
    And the matter on 2023-10-02 is "only proposed"
