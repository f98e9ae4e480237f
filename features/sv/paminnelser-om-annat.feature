# language: sv

Egenskap: Påminnelser om annat än sista dagen för uppsägning
  Betalningar, skyldigheter, optioner, slutdagar, frågor och beslut som inte har genomförts.

  @ALERT-01 @ALERT-11 @ALERT-02
  Scenario: Av två tolkningar påminns om den tidigare dagen tills den har passerat
    Givet en överenskommelse som gäller från och med 2019-07-01 till och med 2020-06-30 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    När överenskommelsen bedöms per den 2019-12-31
    Så påminns den 2019-12-31 om sista dag för uppsägning den 2020-03-30
    Och den 2020-01-01 påminns inte om sista dag för uppsägning
    Och den 2020-02-29 påminns om sista dag för uppsägning den 2020-03-30
    Och den 2020-03-01 påminns inte om sista dag för uppsägning
    Och den 2020-03-31 påminns om sista dag för uppsägning den 2020-03-31

  @ALERT-01 @ALERT-12
  Scenario: Sista dagen för en option
    Givet en överenskommelse som gäller från och med 2021-07-01 till och med 2023-06-30 (§ 2)
    Och att regionen har option på förlängning med 1 år i taget, högst två gånger (§ 4)
    Och att optionen ska utnyttjas senast 3 månader före avtalsperiodens slut
    När överenskommelsen bedöms per den 2022-12-30
    Så påminns den 2022-12-30 om sista dag för optionen den 2023-03-30
    Och den 2023-04-01 påminns om sista dag för optionen den 2023-03-31

  @ALERT-05
  Scenario: Ett beslut att inte utnyttja optionen tystar, eftersom ingen uppsägning behövs
    Givet en överenskommelse som gäller från och med 2021-07-01 till och med 2023-06-30 (§ 2)
    Och att regionen har option på förlängning med 1 år i taget, högst två gånger (§ 4)
    Och att optionen ska utnyttjas senast 3 månader före avtalsperiodens slut
    När fullmäktige 2022-12-01 beslutar att säga upp
    Så påminns den 2022-12-30 inte om sista dag för optionen
    Och den 2022-12-31 påminns inte om en uppsägning som är beslutad

  @ALERT-07
  Scenario: Ett beslut att utnyttja optionen tystar inget förrän den är utnyttjad
    Givet en överenskommelse som gäller från och med 2021-07-01 till och med 2023-06-30 (§ 2)
    Och att regionen har option på förlängning med 1 år i taget, högst två gånger (§ 4)
    Och att optionen ska utnyttjas senast 3 månader före avtalsperiodens slut
    När fullmäktige 2022-12-01 beslutar att förlänga
    Så säger påminnelsen den 2022-12-30 om sista dag för optionen att beslutet inte är genomfört

  @ALERT-07 @ALERT-15
  Scenario: Ett beslut att förlänga den som annars upphör
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    När fullmäktige 2021-06-01 beslutar att förlänga
    Så säger påminnelsen den 2021-12-01 om att överenskommelsen upphör att beslutet inte är genomfört
    Och påminnelsen den 2022-01-01 om att överenskommelsen upphör säger att beslutet inte är genomfört

  @ALERT-01
  Scenario: Den som upphör samtidigt som en annan
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    Och att den upphör samtidigt som en annan överenskommelse
    Och att den andra gäller från och med 2018-01-01 till och med 2022-12-31 (§ 10)
    När överenskommelsen bedöms per den 2022-12-01
    Så påminns den 2022-12-01 om att överenskommelsen hänger ihop med en som upphör den 2022-12-31
    Och den 2022-12-01 påminns inte om att överenskommelsen upphör

  @ALERT-20 @ALERT-21
  Scenario: Ett beslut att säga upp det som gäller tills vidare påminns om tills uppsägningen har kommit fram
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare (§ 2)
    Och att uppsägningstiden är 6 månader från uppsägningen (§ 3)
    Och att fullmäktige 2020-03-01 beslutade att säga upp
    När en uppsägning kommer fram 2020-04-10
    Så säger påminnelsen den 2020-03-31 om en uppsägning som är beslutad att beslutet inte är genomfört
    Och den 2020-04-30 påminns inte om en uppsägning som är beslutad

  @ALERT-16 @ALERT-17
  Scenario: En faktura som ska betalas, och som inte betalas
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    När överenskommelsen bedöms per den 2020-01-25
    Så påminns den 2020-01-25 om en kommande betalning den 2020-02-01
    Och den 2020-02-02 påminns om en försenad betalning den 2020-02-01
    Och den 2020-02-03 påminns inte om en försenad betalning
    Och den 2020-03-06 påminns om en försenad betalning den 2020-02-01

  @ALERT-17
  Scenario: Mer hålls inne än vad som får hållas inne
    Givet överenskommelsen i scenarios/tvist-ett-ore-over.toml
    När överenskommelsen bedöms per den 2020-02-01
    Så påminns den 2020-02-01 om en för stor innehållen betalning

  @ALERT-16 @ALERT-17
  Scenario: En verksamhetsberättelse som ska lämnas, och som inte lämnas
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    Och att det ska ske senast den 31 mars
    När överenskommelsen bedöms per den 2020-03-24
    Så påminns den 2020-03-24 om en kommande skyldighet den 2020-03-31
    Och den 2020-04-01 påminns om en försenad skyldighet den 2020-03-31
    Och den 2020-05-05 påminns om en försenad skyldighet den 2020-03-31

  @ALERT-18 @ALERT-19
  Scenario: Det som inte går att avgöra frågas det om i stället
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    Och att det ska ske senast den 31 mars
    När nämnden får ett förslag 2019-06-01
    Och det innebär att verksamhetsberättelsen ska lämnas
    Så påminns den 2020-04-01 om en obesvarad fråga
    Och den 2020-04-01 påminns inte om en försenad skyldighet

  @ALERT-22
  Scenario: En överenskommelse som ingen ansvarar för
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare
    Och att ingen ansvarar för överenskommelsen
    När överenskommelsen bedöms per den 2020-03-01
    Så påminns den 2020-03-01 om att ingen ansvarar för överenskommelsen
