# language: sv

Egenskap: Överskott
  Överenskommelsen säger inget om vad som ska ske med det som inte har använts. Det fördelas bara enligt ett beslut
  eller en praxis som parterna är överens om.

  @SURPLUS-02
  Abstrakt Scenario: Överskottet för 2020 fördelat så som det gjordes
    Givet överenskommelsen i scenarios/overskottet-2020.toml
    När överenskommelsen bedöms per den 2020-12-31
    Så uppgår överskottet för 2020 till 1 242 000 kr
    Och <belopp> av överskottet för 2020 faller på <kommun>
    Och delarna av överskottet för 2020 går jämnt upp
    Och skälet är SURPLUS-02 (§ 7)

    Exempel:
      | kommun     | belopp     |
      | Ragunda    | 50 177 kr  |
      | Bräcke     | 59 989 kr  |
      | Krokom     | 142 085 kr |
      | Strömsund  | 110 662 kr |
      | Åre        | 110 538 kr |
      | Berg       | 66 944 kr  |
      | Härjedalen | 95 882 kr  |
      | Östersund  | 605 723 kr |

  @SURPLUS-01
  Scenario: Ett överskott fördelas enligt ett beslut
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När 8 616 000 kr av budgeten 9 858 000 kr har använts vid utgången av 2020
    Och det är bestämt att det fördelas enligt beslut
    Så uppgår överskottet för 2020 till 1 242 000 kr
    Och 605 723 kr av överskottet för 2020 faller på Östersund
    Och skälet är SURPLUS-01 (§ 7)

  @SURPLUS-03
  Scenario: Utan beslut och utan praxis fördelas överskottet inte
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När 8 616 000 kr av budgeten 9 858 000 kr har använts vid utgången av 2020
    Så uppgår överskottet för 2020 till 1 242 000 kr
    Och överskottet för 2020 fördelas inte
    Och skälet är SURPLUS-03 (§ 7)

  @SURPLUS-04
  Abstrakt Scenario: Är andelarna för året inte kända fördelas överskottet inte
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När 7 046 000 kr av budgeten 10 046 000 kr har använts vid utgången av 2021
    Och det är bestämt <grund>
    Så uppgår överskottet för 2021 till 3 000 000 kr
    Och överskottet för 2021 fördelas inte
    Och skälet är SURPLUS-04 (§ 7)

    Exempel:
      | grund                                        |
      | att det fördelas enligt beslut               |
      | att det fördelas enligt överenskommen praxis |
