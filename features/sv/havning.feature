# language: sv

Egenskap: Hävning
  Om det finns grund för hävning avgör Frist inte. Godtar motparten hävningen upphör överenskommelsen, annars redovisas
  båda möjligheterna.

  @RESCISSION-01 @TERM-01
  Scenario: En hävning som motparten godtar
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När regionen häver överenskommelsen 2020-05-04
    Och motparten godtar hävningen 2020-05-11
    Så gäller överenskommelsen till och med 2020-05-04
    Och läget är "har upphört"
    Och skälet är RESCISSION-01
    Och skälet är TERM-01

  @RESCISSION-01 @TERMINATION-20
  Scenario: Samma dag som den hävs gäller överenskommelsen ännu, dagen efter har den upphört
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När regionen häver överenskommelsen 2020-05-04
    Och motparten godtar hävningen 2020-05-04
    Så är läget "gäller, slutdag bestämd"
    Och svaret på frågan om uppsägning den 2020-05-04 är att slutet redan är bestämt
    Och skälet är TERMINATION-20
    Och läget den 2020-05-05 är "har upphört"

  @RESCISSION-02 @TERM-01 @TERM-04
  Scenario: En hävning som motparten inte har godtagit
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När regionen häver överenskommelsen 2020-05-04
    Och överenskommelsen bedöms per den 2020-05-11
    Så är bedömningen "beror på läsningen"
    Och läget är "går inte att avgöra"
    Och en tolkning är att läget är "gäller"
    Och en tolkning är att läget är "har upphört"
    Och en tolkning är att överenskommelsen gäller till och med 2020-05-04
    Och skälet är RESCISSION-02

  @RESCISSION-03
  Scenario: En överenskommelse som har upphört kan inte hävas
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 2)
    När regionen häver överenskommelsen 2022-01-01
    Så gäller överenskommelsen till och med 2021-12-31
    Och skälet är RESCISSION-03

  @RESCISSION-02
  Scenario: På sin sista dag kan överenskommelsen ännu hävas
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 2)
    När regionen häver överenskommelsen 2021-12-31
    Så är skälet RESCISSION-02
    Och RESCISSION-03 är inget skäl
