Feature: Last days for duties
  By which day a duty is to be performed, and what applies when that day is not known.

  @DUTYDAY-06
  Scenario: With no day stated the end of the period is assumed
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every half-year (§ 8)
    When the agreement is assessed as of 2020-03-01
    Then the last day for the activity report for 2020-H1 is 2020-06-30
    And the last day for the activity report for 2020-H2 is 2020-12-31
    And it is assumed that the duty is due by the end of its period
    And the reason is DUTYDAY-06 (§ 8)

  @DUTYDAY-06
  Scenario: Once in each term of office
    Given an agreement that runs from 2018-10-15 to and including 2026-10-14
    And that the municipality is to give a report back to the region in every term of office (§ 5)
    When the agreement is assessed as of 2022-10-14
    Then the status of the report back for 2018–2022 is "due"
    And the status of the report back for 2022–2026 is "upcoming"
    And the status of the report back for 2018–2022 on 2022-10-15 is "overdue"
    And the last day for the report back for 2022–2026 is 2026-10-14

  @DUTYDAY-01
  Scenario: The last day is stated, and so is what is to be done by then
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    And that this is to be done by 31 March
    And that this is about the period before
    When the agreement is assessed as of 2020-03-01
    Then the last day for the activity report for 2019 is 2020-03-31
    And the reason is DUTYDAY-01 (§ 8)
    And DUTYDAY-02 is no reason

  @DUTYDAY-02
  Scenario: A day within the year is assumed to be about the year that it lies in
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    And that this is to be done by 31 March
    When the agreement is assessed as of 2020-03-01
    Then the last day for the activity report for 2020 is 2020-03-31
    And it is assumed that the duty is about the period that its last day lies in
    And the reason is DUTYDAY-02 (§ 8)

  @DUTYDAY-05
  Scenario: The turn of a month is assumed to be the first day of the later month
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give information to the county board every year (§ 4)
    And that the county board is a party too
    And that this is to be done at the turn of January/February
    When the agreement is assessed as of 2020-02-01
    Then the last day for the information for 2020 is 2020-02-01
    And the status of the information for 2020 is "due"
    And the status of the information for 2020 on 2020-02-02 is "overdue"
    And it is assumed that the duty is due by the first day of the new month

  @DUTYDAY-05
  Scenario: The turn of November and December
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give information to the municipality every year (§ 4)
    And that this is to be done at the turn of November/December
    When the agreement is assessed as of 2020-02-01
    Then the last day for the information for 2020 is 2020-12-01

  @DUTYDAY-03
  Scenario: The day of the meeting is the last day
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region and the municipality meet in the council
    And that the council meets on 2022-06-15
    And that the region is to give a report back to the council once
    And that this is to be done at the latest when the council meets in June 2022
    When the agreement is assessed as of 2022-06-15
    Then the status of the report back is "due"
    And the status of the report back on 2022-06-16 is "overdue"
    And the reason is DUTYDAY-03

  @DUTYDAY-04 @DUTY-02 @DUTY-11 @DUTY-06
  Scenario: While only the month of the meeting is known it cannot be told until the month has passed
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region and the municipality meet in the council
    And that the council meets on some day of June 2022
    And that the region is to give a report back to the council once
    And that this is to be done at the latest when the council meets in June 2022
    When the agreement is assessed as of 2022-05-31
    Then the status of the report back is "due"
    And no last day is known for the report back
    And a question is asked about the report back
    And the status of the report back on 2022-06-01 is "cannot be determined"
    And the assessment of the report back is "a fact is missing"
    And the status of the report back on 2022-06-30 is "cannot be determined"
    And the status of the report back on 2022-07-01 is "overdue"
    And the reason is DUTY-06

  @DUTY-10
  Scenario: Performed in the month of the meeting, but whether before or after it is not known
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region and the municipality meet in the council
    And that the council meets on some day of June 2022
    And that the region is to give a report back to the council once
    And that this is to be done at the latest when the council meets in June 2022
    When the report back is given on 2022-06-02
    Then the status of the report back is "cannot be determined"
    And the assessment of the report back is "a fact is missing"

  @DUTY-08
  Scenario: Performed on the first day of the month of the meeting is in time
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region and the municipality meet in the council
    And that the council meets on some day of June 2022
    And that the region is to give a report back to the council once
    And that this is to be done at the latest when the council meets in June 2022
    When the report back is given on 2022-06-01
    Then the status of the report back on 2022-06-30 is "performed"

  @DUTY-10
  Scenario Outline: Performed on some day of a month
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region is to give an activity report to the municipality every year (§ 8)
    And that this is to be done by 15 April
    When the activity report for 2021 is given on some day of April 2021
    And the activity report for 2020 is given on some day of <month>
    And the agreement is assessed as of 2021-06-01
    Then the status of the activity report for 2020 is "<status>"

    Examples:
      | month      | status               |
      | March 2020 | performed            |
      | April 2020 | cannot be determined |
      | May 2020   | performed late       |

  @DUTYDAY-03
  Scenario: At every meeting
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region and the municipality meet in the council
    And that the council meets on 2022-02-10
    And that the council meets on 2022-06-15
    And that the region is to give a report back to the council at every meeting
    When the report back for 2022-02-10 is given on 2022-02-10
    Then the status of the report back for 2022-02-10 on 2022-02-11 is "performed"
    And the status of the report back for 2022-06-15 is "upcoming"
    And the status of the report back for 2022-06-15 on 2022-06-16 is "overdue"

  @DUTYDAY-08 @DUTY-04
  Scenario: Where it is not said at which meeting, the last known one in the period is assumed
    Given an agreement that runs from 2019-01-01 to and including 2022-12-31
    And that the region and the municipality meet in the council
    And that the council meets on 2022-02-10
    And that the council meets on 2022-09-15
    And that the region is to give an activity report to the council every year (§ 8)
    And that this is to be done when the council meets
    When the agreement is assessed as of 2022-09-16
    Then the last day for the activity report for 2022 is 2022-09-15
    And the status of the activity report for 2022 is "overdue"
    And the reason is DUTYDAY-08 (§ 8)
