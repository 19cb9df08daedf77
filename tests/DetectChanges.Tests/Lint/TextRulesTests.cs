namespace DetectChanges.Tests.Lint;

public class TextRulesTests
{
    [Theory]
    [InlineData("/src/**", "begins with '/'", "'src/**'")]
    [InlineData("!/src/**", "begins with '/'", "'!src/**'")]
    [InlineData("src//a.ts", "empty segment", "'src/a.ts'")]
    [InlineData("web/../src/a.ts", "'..'", "'src/a.ts'")]
    [InlineData("../src/a.ts", "'..'", "'src/a.ts'")]
    [InlineData("src/./a.ts", "'.'", "'src/a.ts'")]
    [InlineData("./src//a.ts", "empty segment", "'./src/a.ts'")]
    [InlineData("//src/", "begins with '/'", "'src/'")]
    [InlineData("/", "begins with '/'", "'**'")]
    [InlineData("..", "'..'", "'**'")]
    [InlineData("src\\api\\**", "does not part folders", "'src/api/**'")]
    [InlineData("src\\**\\*.ts", "does not part folders", "'src/**/*.ts'")]
    [InlineData(" src/** ", "blanks", "'src/**'")]
    [InlineData("! src/**", "blanks", "'!src/**'")]
    public void L3_a_form_that_no_path_has(string pattern, string trouble, string cure)
    {
        var finding = Linting.OfPattern(pattern, "src/a.ts", "src/api/x.ts").Single(finding => finding.Id == "L-3");
        finding.Message.ShouldContain(trouble);
        finding.Message.ShouldEndWith($"write {cure}");
    }

    [Theory]
    [InlineData("x/first**", "x/first*/**")]
    [InlineData("src/**.ts", "src/**/*.ts")]
    [InlineData("a/x**y/b", "a/x*/**/*y/b")]
    [InlineData("a/***/b", "a/**/b")]
    [InlineData("!x/first**", "!x/first*/**")]
    public void L4_two_stars_that_are_not_a_whole_segment(string pattern, string cure) =>
        Linting.OfPattern(pattern).Single(finding => finding.Id == "L-4").Message.ShouldContain($"write '{cure}'");

    [Theory]
    [InlineData("[!a].ts", "[^a].ts")]
    [InlineData("src/[!.]*/[!a-c]", "src/[^.]*/[^a-c]")]
    public void L5_an_exclamation_mark_in_a_set(string pattern, string cure) =>
        Linting.OfPattern(pattern).Single(finding => finding.Id == "L-5").Message.ShouldContain($"write '{cure}'");

    [Theory]
    [InlineData("v{8..11}/**", "v{8,9,10,11}/**")]
    [InlineData("v{01..03}", "v{01,02,03}")]
    [InlineData("v{1..500}", "v{1,…,500}")]
    [InlineData("{aa..cc}", "{aa,…,cc}")]
    public void L6_a_range_with_more_than_one_digit(string pattern, string cure) =>
        Linting.OfPattern(pattern).Single(finding => finding.Id == "L-6").Message.ShouldContain($"write '{cure}'");

    [Theory]
    [InlineData("src/**")]
    [InlineData("./src/**")]
    [InlineData("**/*.ts")]
    [InlineData("**.ts")]
    [InlineData("src/*")]
    [InlineData("src/{,a/}*.ts")]
    [InlineData("{a,src/**}")]
    [InlineData("@(src|web)/**")]
    [InlineData("**/!(*.md)")]
    [InlineData("src/v[[:digit:]].ts")]
    [InlineData("src/v\\d.ts")]
    [InlineData("src/[\\w-].ts")]
    [InlineData("src/\\(a\\)/**")]
    [InlineData("src/\\[!a\\]")]
    [InlineData("src/x\\*")]
    [InlineData("src/\"a**b\"")]
    [InlineData("v{1..3}")]
    [InlineData("v{1,12}")]
    [InlineData("src/[^a].ts")]
    [InlineData("src/[...slug]/x")]
    public void Nothing_is_said_about_the_text_of_ordinary_patterns(string pattern) =>
        Linting.OfPattern(pattern).Ids().ShouldNotContain(id => id == "L-3" || id == "L-4" || id == "L-5" || id == "L-6");

    [Fact]
    public void The_cures_are_not_found_fault_with()
    {
        foreach (var cure in new[] { "x/first*/**", "src/**/*.ts", "[^a].ts", "v{8,9,10,11}/**", "a/x*/**/*y/b" }) Linting.OfPattern(cure).Ids().ShouldBe(["L-9"]);
    }
}
