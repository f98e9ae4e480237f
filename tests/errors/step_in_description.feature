# The first step is misspelt, so it is taken for free text: a latest end is left out.

Feature: One

  Scenario: One
    Gven that it never runs beyond 2019-06-30
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
