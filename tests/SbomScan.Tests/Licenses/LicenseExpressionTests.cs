using SbomScan.Licenses;

namespace SbomScan.Tests.Licenses;

public sealed class LicenseExpressionTests
{
    private static readonly string[] Ids = ["MIT", "Apache-2.0", "ISC", "BSD-3-Clause", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "MPL-2.0", "LGPL-2.1-or-later", "EPL-1.0", "0BSD"];
    private static readonly string[] Allowable = ["MIT", "Apache-2.0", "ISC", "BSD-3-Clause", "GPL-2.0-only", "GPL-3.0-only", "MPL-2.0", "LGPL-2.1-only", "EPL-1.0", "0BSD"];

    [Theory]
    [InlineData("mit", "MIT")]
    [InlineData("apache-2.0 or mit", "Apache-2.0 OR MIT")]
    [InlineData("MIT AND ISC OR 0BSD", "MIT AND ISC OR 0BSD")]
    [InlineData("MIT AND (ISC OR 0BSD)", "MIT AND (ISC OR 0BSD)")]
    [InlineData("((MIT))", "MIT")]
    [InlineData("(MIT OR ISC) OR 0BSD", "MIT OR ISC OR 0BSD")]
    [InlineData("GPL-2.0", "GPL-2.0-only")]
    [InlineData("GPL-2.0+", "GPL-2.0-or-later")]
    [InlineData("GPL-2.0-only+", "GPL-2.0-or-later")]
    [InlineData("GPL-2.0-or-later+", "GPL-2.0-or-later")]
    [InlineData("Apache-2.0+", "Apache-2.0+")]
    [InlineData("GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("GPL-2.0 WITH CLASSPATH-EXCEPTION-2.0", "GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("licenseref-Ours", "LicenseRef-Ours")]
    [InlineData("DocumentRef-a:LicenseRef-b", "DocumentRef-a:LicenseRef-b")]
    [InlineData("GPL-2+ and Expat", "GPL-2.0-or-later AND MIT")]
    [InlineData("Nunit", "Nunit")]
    public void Texts_are_read_into_their_canonical_form(string text, string canonical)
    {
        LicenseExpression.Parse(text).ToString().ShouldBe(canonical);
        LicenseExpression.Parse(canonical).ToString().ShouldBe(canonical);
    }

    [Theory]
    [InlineData("", "it ends where a licence was expected")]
    [InlineData("MIT OR", "it ends where a licence was expected")]
    [InlineData("MIT ISC", "'ISC' at character 5 where AND, OR or the end was expected")]
    [InlineData("(MIT", "it ends where ')' was expected")]
    [InlineData("MIT)", "')' at character 4 where AND, OR or the end was expected")]
    [InlineData("AND MIT", "'AND' at character 1 where a licence was expected")]
    [InlineData("MIT, ISC", "character 4 (',') belongs into no licence id")]
    [InlineData("MIT WITH", "it ends where an exception was expected")]
    [InlineData("[object Object]", "character 1 ('[') belongs into no licence id")]
    public void What_is_no_expression_says_why(string text, string message) => Should.Throw<FormatException>(() => LicenseExpression.Parse(text)).Message.ShouldBe(message);

    [Fact]
    public void Texts_without_end_are_refused_and_long_ones_are_read()
    {
        Should.Throw<FormatException>(() => LicenseExpression.Parse(new string('(', 50_000))).Message.ShouldContain("256");
        Should.Throw<FormatException>(() => LicenseExpression.Parse(new string('x', 200_000))).Message.ShouldContain("100,000");
        LicenseExpression.Parse(string.Join(" OR ", Enumerable.Repeat("MIT", 10_000))).Singles.Count().ShouldBe(10_000);
    }

    [Fact]
    public async Task What_is_valid_is_what_another_parser_says_is_valid()
    {
        // It takes empty parentheses before an id for nothing.
        var texts = RandomTexts(2_000).Where(text => !text.Contains("( )", StringComparison.Ordinal)).ToList();
        var judged = await JudgeTools.AreExpressionsAsync(texts);

        texts.Zip(judged).Where(pair => IsValid(pair.First) != pair.Second).ShouldBeEmpty();
        judged.Count(valid => valid).ShouldBeInRange(200, 1_800);
    }

    [Fact]
    public async Task What_may_be_used_is_what_another_program_says_may_be_used()
    {
        var random = new Random(20261126);
        var questions = Enumerable.Range(0, 2_000).Select(_ => (Expression: RandomExpression(random, 3), Allowed: random.GetItems(Allowable, 3).Distinct().ToArray())).ToList();
        var judged = await JudgeTools.SatisfyAsync(questions);

        questions.Zip(judged).Where(pair => IsAllowed(pair.First.Expression, pair.First.Allowed) != pair.Second).ShouldBeEmpty();
        judged.Count(allowed => allowed).ShouldBeInRange(200, 1_800);
    }

    [Fact]
    public async Task The_list_is_the_official_one()
    {
        var (ids, deprecated) = await JudgeTools.LicensesAsync();

        SpdxList.All.Where(license => !license.IsDeprecated).Select(license => license.Id).ShouldBe(ids, ignoreOrder: true);
        SpdxList.All.Where(license => license.IsDeprecated).Select(license => license.Id).ShouldBe(deprecated, ignoreOrder: true);
    }

    [Fact]
    public void What_replaces_a_deprecated_id_is_valid() =>
        SpdxList.All.Where(license => license.IsDeprecated).SelectMany(license => LicenseExpression.Parse(license.Id).Singles).ShouldAllBe(single => single.IsKnown);

    private static bool IsValid(string text)
    {
        try
        {
            return LicenseExpression.Parse(text).Singles.All(single => single.IsKnown);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsAllowed(string expression, string[] allowed) =>
        new LicenseRules([.. allowed.Select(id => new LicenseExpression.Single(id))], [], UnknownLicenses.Fail).Judge(LicenseStatement.Of(expression)).Class == LicenseClass.Allowed;

    private static string RandomExpression(Random random, int depth) => depth == 0 || random.Next(3) == 0
        ? random.GetItems(Ids, 1)[0]
        : $"({RandomExpression(random, depth - 1)} {(random.Next(2) == 0 ? "AND" : "OR")} {RandomExpression(random, depth - 1)})";

    // Valid ones, and the same with a word taken out or put in.
    private static IEnumerable<string> RandomTexts(int count)
    {
        var random = new Random(42);
        string[] words = ["(", ")", "AND", "OR", "WITH", "WITH Classpath-exception-2.0", "MIT", "Classpath-exception-2.0", "LicenseRef-x", "Apache-2.0+", "Unheard-of"];
        for (var i = 0; i < count; i++)
        {
            var text = RandomExpression(random, 2).Replace("(", "( ", StringComparison.Ordinal).Replace(")", " )", StringComparison.Ordinal).Split(' ').ToList();
            for (var changes = random.Next(3); changes > 0 && text.Count > 0; changes--)
            {
                var at = random.Next(text.Count);
                if (random.Next(2) == 0) text.Insert(at, words[random.Next(words.Length)]);
                else text.RemoveAt(at);
            }

            yield return string.Join(' ', text);
        }
    }
}
