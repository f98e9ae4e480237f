# language: sv

Egenskap: Skyldigheters sista dag
  Vilken dag en skyldighet senast ska fullgöras, och vad som gäller när dagen inte är känd.

  @DUTYDAY-06
  Scenario: När ingen dag är bestämd antas periodens slut
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje halvår (§ 8)
    När överenskommelsen bedöms per den 2020-03-01
    Så är sista dagen för verksamhetsberättelsen för 2020-H1 2020-06-30
    Och sista dagen för verksamhetsberättelsen för 2020-H2 är 2020-12-31
    Och det antas att skyldigheten ska fullgöras senast när perioden går ut
    Och skälet är DUTYDAY-06 (§ 8)

  @DUTYDAY-06
  Scenario: En gång per mandatperiod
    Givet en överenskommelse som gäller från och med 2018-10-15 till och med 2026-10-14
    Och att kommunen ska lämna en återrapport till regionen varje mandatperiod (§ 5)
    När överenskommelsen bedöms per den 2022-10-14
    Så är läget för återrapporten för 2018–2022 "ska fullgöras"
    Och läget för återrapporten för 2022–2026 är "kommande"
    Och läget för återrapporten för 2018–2022 den 2022-10-15 är "försenad"
    Och sista dagen för återrapporten för 2022–2026 är 2026-10-14

  @DUTYDAY-01
  Scenario: Sista dagen är bestämd, och vad som ska vara gjort då är bestämt
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    Och att det ska ske senast den 31 mars
    Och att det avser perioden före
    När överenskommelsen bedöms per den 2020-03-01
    Så är sista dagen för verksamhetsberättelsen för 2019 2020-03-31
    Och skälet är DUTYDAY-01 (§ 8)
    Och DUTYDAY-02 är inget skäl

  @DUTYDAY-02
  Scenario: En dag under året antas gälla det år som den ligger i
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    Och att det ska ske senast den 31 mars
    När överenskommelsen bedöms per den 2020-03-01
    Så är sista dagen för verksamhetsberättelsen för 2020 2020-03-31
    Och det antas att skyldigheten avser den period som den sista dagen ligger i
    Och skälet är DUTYDAY-02 (§ 8)

  @DUTYDAY-05
  Scenario: Ett månadsskifte antas vara den första dagen i den senare månaden
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna uppgifter till länsstyrelsen varje år (§ 4)
    Och att länsstyrelsen också är part
    Och att det ska ske i månadsskiftet januari/februari
    När överenskommelsen bedöms per den 2020-02-01
    Så är sista dagen för uppgifterna för 2020 2020-02-01
    Och läget för uppgifterna för 2020 är "ska fullgöras"
    Och läget för uppgifterna för 2020 den 2020-02-02 är "försenad"
    Och det antas att skyldigheten ska fullgöras senast den första dagen i den nya månaden

  @DUTYDAY-05
  Scenario: Månadsskiftet november/december
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna uppgifter till kommunen varje år (§ 4)
    Och att det ska ske i månadsskiftet november/december
    När överenskommelsen bedöms per den 2020-02-01
    Så är sista dagen för uppgifterna för 2020 2020-12-01

  @DUTYDAY-03
  Scenario: Mötets dag är sista dagen
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen och kommunen möts i samverkansrådet
    Och att samverkansrådet möts 2022-06-15
    Och att regionen ska lämna en återrapport till samverkansrådet en gång
    Och att det ska ske senast när samverkansrådet möts i juni 2022
    När överenskommelsen bedöms per den 2022-06-15
    Så är läget för återrapporten "ska fullgöras"
    Och läget för återrapporten den 2022-06-16 är "försenad"
    Och skälet är DUTYDAY-03

  @DUTYDAY-04 @DUTY-02 @DUTY-11 @DUTY-06
  Scenario: När bara mötets månad är känd går det inte att avgöra förrän månaden har passerat
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen och kommunen möts i samverkansrådet
    Och att samverkansrådet möts någon dag i juni 2022
    Och att regionen ska lämna en återrapport till samverkansrådet en gång
    Och att det ska ske senast när samverkansrådet möts i juni 2022
    När överenskommelsen bedöms per den 2022-05-31
    Så är läget för återrapporten "ska fullgöras"
    Och ingen sista dag är känd för återrapporten
    Och en fråga ställs om återrapporten
    Och läget för återrapporten den 2022-06-01 är "går inte att avgöra"
    Och bedömningen av återrapporten är "uppgift saknas"
    Och läget för återrapporten den 2022-06-30 är "går inte att avgöra"
    Och läget för återrapporten den 2022-07-01 är "försenad"
    Och skälet är DUTY-06

  @DUTY-10
  Scenario: Fullgjord i mötets månad, men före eller efter mötet är inte känt
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen och kommunen möts i samverkansrådet
    Och att samverkansrådet möts någon dag i juni 2022
    Och att regionen ska lämna en återrapport till samverkansrådet en gång
    Och att det ska ske senast när samverkansrådet möts i juni 2022
    När återrapporten lämnas 2022-06-02
    Så är läget för återrapporten "går inte att avgöra"
    Och bedömningen av återrapporten är "uppgift saknas"

  @DUTY-08
  Scenario: Fullgjord den första dagen i mötets månad är i rätt tid
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen och kommunen möts i samverkansrådet
    Och att samverkansrådet möts någon dag i juni 2022
    Och att regionen ska lämna en återrapport till samverkansrådet en gång
    Och att det ska ske senast när samverkansrådet möts i juni 2022
    När återrapporten lämnas 2022-06-01
    Så är läget för återrapporten den 2022-06-30 "fullgjord"

  @DUTY-10
  Abstrakt Scenario: Fullgjord någon dag i en månad
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    Och att det ska ske senast den 15 april
    När verksamhetsberättelsen för 2021 lämnas någon dag i april 2021
    Och verksamhetsberättelsen för 2020 lämnas någon dag i <månad>
    Och överenskommelsen bedöms per den 2021-06-01
    Så är läget för verksamhetsberättelsen för 2020 "<läge>"

    Exempel:
      | månad      | läge                |
      | mars 2020  | fullgjord           |
      | april 2020 | går inte att avgöra |
      | maj 2020   | fullgjord för sent  |

  @DUTYDAY-03
  Scenario: Vid varje möte
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen och kommunen möts i samverkansrådet
    Och att samverkansrådet möts 2022-02-10
    Och att samverkansrådet möts 2022-06-15
    Och att regionen ska lämna en återrapport till samverkansrådet vid varje möte
    När återrapporten för 2022-02-10 lämnas 2022-02-10
    Så är läget för återrapporten för 2022-02-10 den 2022-02-11 "fullgjord"
    Och läget för återrapporten för 2022-06-15 är "kommande"
    Och läget för återrapporten för 2022-06-15 den 2022-06-16 är "försenad"

  @DUTYDAY-08 @DUTY-04
  Scenario: När det inte sägs vid vilket möte antas det sista kända mötet i perioden
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen och kommunen möts i samverkansrådet
    Och att samverkansrådet möts 2022-02-10
    Och att samverkansrådet möts 2022-09-15
    Och att regionen ska lämna en verksamhetsberättelse till samverkansrådet varje år (§ 8)
    Och att det ska ske när samverkansrådet möts
    När överenskommelsen bedöms per den 2022-09-16
    Så är sista dagen för verksamhetsberättelsen för 2022 2022-09-15
    Och läget för verksamhetsberättelsen för 2022 är "försenad"
    Och skälet är DUTYDAY-08 (§ 8)
