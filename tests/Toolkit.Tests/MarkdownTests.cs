using Actions.Toolkit;
using Testing;

namespace Toolkit.Tests;

public sealed class MarkdownTests
{
    [Fact]
    public void A_fence_is_longer_than_any_run_of_backticks_inside() =>
        new Markdown().Code("a ```` b").ToString().ShouldBe("`````\na ```` b\n`````");

    [Fact]
    public void Code_keeps_every_character_but_the_form_of_line_breaks() =>
        new Markdown().Code("a\r\nb\rc\u2028d\u0085e\f").ToString().ShouldBe("```\na\nb\nc\u2028d\u0085e\f\n```");

    [Theory]
    [InlineData("v1 [x]", "https://example.com/a(b)|c d?e=\"f\"", "[v1 \\[x\\]](https://example.com/a%28b%29%7Cc%20d?e=%22f%22)")]
    [InlineData("v1", "javascript:alert(1)", "v1")]
    [InlineData("<v1>", null, "&lt;v1&gt;")]
    public void A_link_leads_to_the_web_or_nowhere(string text, string? address, string link) => Markdown.Link(text, address).ShouldBe(link);

    [Fact]
    public void Cells_keep_to_their_row_and_column() =>
        new Markdown().Table(["a", "b"], [["x|y", "two\nlines"]]).ToString().ShouldBe("| a | b |\n| --- | --- |\n| x\\|y | two lines |");

    [Theory]
    [InlineData("<script>", "&lt;script&gt;")]
    [InlineData("`code` *bold* [link](x)", "\\`code\\` \\*bold\\* \\[link\\](x)")]
    [InlineData("@team #12", "@\u200dteam #\u200d12")]
    [InlineData("a|b\nc", "a\\|b c")]
    public void Text_of_others_is_plain_words(string text, string escaped) => Markdown.Escape(text).ShouldBe(escaped);

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("with ` inside", "``with ` inside``")]
    [InlineData("`edge`", "`` `edge` ``")]
    public void Inline_code_survives_backticks(string text, string code) => Markdown.InlineCode(text).ShouldBe(code);

    [Fact]
    public async Task A_summary_is_cut_between_blocks_below_the_limit_in_bytes()
    {
        using var action = new ActionRun();
        await action.RunAsync("sample", typeof(MarkdownTests), context =>
        {
            var large = new Markdown();
            for (var i = 0; i < 40; i++)
                large.Paragraph(new string('ä', 20_000));
            context.Summary.Write(large);
            context.Summary.Write(new Markdown().Paragraph("later"));
            return Task.FromResult(ExitCode.Success);
        });

        System.Text.Encoding.UTF8.GetByteCount(action.Summary).ShouldBeLessThanOrEqualTo(StepSummary.Limit);
        action.Summary.ShouldContain("The summary was cut here");
        action.Summary.ShouldNotContain("later");
        action.Summary.Split("\n\n").Where(block => block.StartsWith('ä')).ShouldAllBe(block => block.Length == 20_000);
    }
}
