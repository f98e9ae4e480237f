Feature: Can we still terminate the agreement?
  Yes: a notice today still ends the agreement with the running term. No: it does not, or the agreement ends by
  itself. The answer is about notice, not about rescission.

  @TERMINATION-10 @COUNT-05
  Scenario: Asked on 20 November 2026 about an agreement that has never been terminated
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the agreement is assessed as of 2026-11-20
    Then the answer on 2026-11-20 to whether notice can be given is yes
    And the answer is "certain"
    And the last day for notice is 2026-12-31
    And the last working day before it is 2026-12-30
    And a notice on that day leads to the end 2027-12-31
    And otherwise it is renewed to and including 2030-12-31
    And the reason is TERMINATION-10 (§ 11)

  @TERMINATION-10 @TERMINATION-12
  Scenario: On the last day the answer is yes, the day after no
    Given the agreement in scenarios/jamtland/ostersund.toml
    When the agreement is assessed as of 2026-12-31
    Then the answer on 2026-12-31 to whether notice can be given is yes
    And a notice on that day leads to the end 2027-12-31
    And the answer on 2027-01-01 to whether notice can be given is no
    And the reason is TERMINATION-12 (§ 11)
    And the last day for notice is 2026-12-31
    And a notice on that day leads to the end 2030-12-31
    And the next last day is 2029-12-31 for the end 2030-12-31

  @TERMINATION-01
  Scenario: About a draft the question cannot be answered
    Given the agreement in scenarios/lansstyrelsen.toml
    When the agreement is assessed as of 2026-11-20
    Then the answer on 2026-11-20 to whether notice can be given is that it cannot be told
    And the answer is "a fact is missing"
    And the reason is TERMINATION-01

  @TERMINATION-02
  Scenario: The agreement has already ended
    Given the agreement in scenarios/vad-som-hande.toml
    When the agreement is assessed as of 2023-01-01
    Then the answer on 2023-01-01 to whether notice can be given is that the end is already settled
    And the reason is TERMINATION-02 (§ 10)

  @TERMINATION-03
  Scenario: Notice has already been given
    Given the agreement in scenarios/vad-som-hande.toml
    When the agreement is assessed as of 2021-12-30
    Then the answer on 2021-12-30 to whether notice can be given is yes
    And the answer on 2021-12-31 to whether notice can be given is that the end is already settled
    And the reason is TERMINATION-03 (§ 11)
    And the agreement runs to and including 2022-12-31

  @TERMINATION-18
  Scenario: Notice has already been given, but when the agreement ends needs judgement
    Given the agreement in scenarios/energi-och-klimatradgivning.toml
    When a notice from the region is received on 2024-03-01
    Then the answer on 2024-03-01 to whether notice can be given is that the end is already settled
    And the answer is "needs legal judgement"
    And the reason is TERMINATION-18

  @TERMINATION-04 @TERMINATION-10
  Scenario: One party may give notice, the other may not
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it is renewed by itself for 3 years at a time (§ 10)
    And that notice must be given in writing at the latest 12 months before the end of the term (§ 11)
    And that only the region may give notice
    When the agreement is assessed as of 2020-12-31
    Then the answer to the region on 2020-12-31 is yes
    And the answer to the municipality on 2020-12-31 is no
    And the answer on 2020-12-31 to whether notice can be given is yes
    And the reason is TERMINATION-04 (§ 11)

  @TERMINATION-10 @TERMINATION-12
  Scenario: The parties have different notice periods
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it is renewed by itself for 3 years at a time (§ 10)
    And that notice must be given in writing at the latest 12 months before the end of the term (§ 11)
    And that the municipality has the notice period 6 months instead
    When the agreement is assessed as of 2021-01-01
    Then the answer to the region on 2021-01-01 is no
    And the answer to the municipality on 2021-01-01 is yes
    And the last day for notice from the region is 2020-12-31
    And the last day for notice from the municipality is 2021-06-30

  @TERMINATION-05
  Scenario: An open-ended agreement without a notice clause can be terminated, but the time needs judgement
    Given the agreement in scenarios/energi-och-klimatradgivning.toml
    When the agreement is assessed as of 2026-11-20
    Then the answer on 2026-11-20 to whether notice can be given is yes
    And the answer is "needs legal judgement"
    And there is no last day for notice
    And the reason is TERMINATION-05

  @TERMINATION-06
  Scenario: The agreement is renewed unless notice is given but does not say by when
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it is renewed by itself for 3 years at a time (§ 10)
    And that it says nothing of notice
    When the agreement is assessed as of 2021-11-30
    Then the answer on 2021-11-30 to whether notice can be given is that it cannot be told
    And the answer is "needs legal judgement"
    And the reason is TERMINATION-06 (§ 10)

  @TERMINATION-07
  Scenario: A fixed-term agreement without a notice clause ends by itself
    Given the agreement in scenarios/nseo.toml
    When the agreement is assessed as of 2023-06-30
    Then the answer on 2023-06-30 to whether notice can be given is no
    And the answer is "certain"
    And the agreement runs to and including 2023-12-31
    And the reason is TERMINATION-07

  @TERMINATION-08
  Scenario: The notice period is counted from the end of the term, but the agreement is open-ended
    Given an agreement that runs from 2019-01-01 until notice (§ 2)
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    When the agreement is assessed as of 2022-06-15
    Then the answer on 2022-06-15 to whether notice can be given is that it cannot be told
    And the answer is "needs legal judgement"
    And the reason is TERMINATION-08 (§ 3)

  @TERMINATION-09
  Scenario: An agreement that ends by itself needs no notice
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 2)
    And that it is extended only if the parties agree on it
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    When the agreement is assessed as of 2021-06-30
    Then the answer on 2021-06-30 to whether notice can be given is no
    And the agreement runs to and including 2021-12-31
    And the reason is TERMINATION-09 (§ 2)

  @TERMINATION-10 @TERMINATION-11 @TERMINATION-12
  Scenario: Between the two days that may be the last the answer depends on the reading
    Given an agreement that runs from 2022-07-01 to and including 2023-06-30 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    When the agreement is assessed as of 2023-03-30
    Then the answer on 2023-03-30 to whether notice can be given is yes
    And the answer on 2023-03-31 to whether notice can be given is that it cannot be told
    And the answer is "depends on the reading"
    And the reason is TERMINATION-11 (§ 3)
    And the answer on 2023-04-01 to whether notice can be given is no

  @TERMINATION-13 @TERMINATION-14
  Scenario: Running notice: the last day is the last that runs out within the term
    Given an agreement that runs from 2022-03-01 to and including 2023-02-28 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that the notice period is 1 month from the notice (§ 3)
    When the agreement is assessed as of 2023-01-31
    Then the answer on 2023-01-31 to whether notice can be given is yes
    And the last day for notice is 2023-01-31
    And the reason is TERMINATION-13 (§ 3)
    And the answer on 2023-02-01 to whether notice can be given is no
    And a notice on that day leads to the end 2023-03-01
    And the reason is TERMINATION-14 (§ 3)

  @TERMINATION-15
  Scenario: An open-ended agreement can be terminated at any time
    Given an agreement that runs from 2019-01-01 until notice (§ 2)
    And that the notice period is 6 months from the notice (§ 3)
    When the agreement is assessed as of 2026-11-20
    Then the answer on 2026-11-20 to whether notice can be given is yes
    And the answer is "certain"
    And a notice on that day leads to the end 2027-05-20
    And there is no last day for notice
    And the reason is TERMINATION-15 (§ 3)

  @TERMINATION-16 @TERMINATION-10
  Scenario: Before the first day for notice the answer is no
    Given an agreement that runs from 2019-01-01 to and including 2021-12-31 (§ 10)
    And that it is renewed by itself for 3 years at a time (§ 10)
    And that notice must be given in writing at the latest 12 months before the end of the term (§ 11)
    And that notice may not be given before 2020-01-01
    When the agreement is assessed as of 2019-12-31
    Then the answer on 2019-12-31 to whether notice can be given is no
    And the first day for notice is 2020-01-01
    And the reason is TERMINATION-16 (§ 11)
    And the answer on 2020-01-01 to whether notice can be given is yes

  @TERMINATION-17
  Scenario: One who is bound beyond the term cannot give notice for its end
    Given an agreement that runs from 2022-01-01 to and including 2022-12-31 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    And that no notice takes effect before 2023-01-01
    When the agreement is assessed as of 2022-06-15
    Then the answer on 2022-06-15 to whether notice can be given is no
    And the reason is TERMINATION-17 (§ 3)

  @TERMINATION-10
  Scenario: One who is bound to the last day of the term can give notice for its end
    Given an agreement that runs from 2022-01-01 to and including 2022-12-31 (§ 2)
    And that it is renewed by itself for 1 year at a time (§ 2)
    And that notice must be given at the latest 3 months before the end of the term (§ 3)
    And that no notice takes effect before 2022-12-31
    When the agreement is assessed as of 2022-06-15
    Then the answer on 2022-06-15 to whether notice can be given is yes
    And TERMINATION-17 is no reason
