using Actions.Toolkit;

namespace Toolkit.Tests.Summary;

public sealed class MarkdownCutTests
{
    private const string Note = "_cut_";

    [Fact]
    public void What_fits_stays_as_it_is() => MarkdownCut.Fit("```\nopen", 8, Note).ShouldBe("```\nopen");

    [Fact]
    public void It_is_cut_between_two_blocks() =>
        MarkdownCut.Fit($"{new string('a', 50)}\n\n{new string('b', 10)}\n{new string('c', 100)}", 72, Note).ShouldBe($"{new string('a', 50)}\n\n{Note}");

    [Fact]
    public void A_block_that_fills_much_of_the_room_is_cut_between_lines() =>
        MarkdownCut.Fit("intro\n\n" + string.Join('\n', Enumerable.Range(10, 90).Select(number => $"line {number}")), 60, Note)
            .ShouldBe($"intro\n\nline 10\nline 11\nline 12\nline 13\nline 14\n\n{Note}");

    [Fact]
    public void A_line_that_fills_much_of_the_room_is_cut_between_characters_as_people_see_them()
    {
        var family = "👨\u200d👩\u200d👧";

        MarkdownCut.Fit(string.Concat(Enumerable.Repeat(family, 10)), 30, Note).ShouldBe($"{family}{family}\n\n{Note}");
    }

    [Theory]
    [InlineData("```")]
    [InlineData("````hcl")]
    [InlineData("~~~")]
    [InlineData("  ```")]
    public void An_open_fence_is_closed(string fence)
    {
        var closing = fence.Replace("hcl", "", StringComparison.Ordinal);

        MarkdownCut.Fit($"{fence}\n{string.Concat(Enumerable.Repeat("+ one\n\n", 30))}{closing}\n", 60, Note).ShouldEndWith($"+ one\n{closing}\n\n{Note}");
    }

    [Theory]
    [InlineData("- item\n\n  ```\n  code\n", "\n  ```")]
    [InlineData("- ```\n  code\n", "\n  ```")]
    [InlineData("> ```\n> code\n", "\n> ```")]
    [InlineData("1. a\n\n    ~~~~ x\n    code\n", "\n    ~~~~")]
    [InlineData("<details><summary>more</summary>\n\ntext\n", "\n\n</details>")]
    [InlineData("<DETAILS open>\n<details>\n\n```\ncode", "\n```\n\n</details>\n\n</details>")]
    [InlineData("<pre>\nraw", "\n</pre>")]
    [InlineData("<!-- hidden <details>\nmore", "\n-->")]
    public void Whatever_is_open_is_closed_innermost_first(string text, string closers) => MarkdownCut.Close(text).ShouldBe(text.TrimEnd('\n') + closers);

    [Theory]
    [InlineData("plain")]
    [InlineData("```\ncode\n```\n")]
    [InlineData("````\n```\ncode\n````")]
    [InlineData("> ```\n> code\n\ntext")]
    [InlineData("- ```\n  code\n\ntext")]
    [InlineData("``` not a fence `\ntext")]
    [InlineData("<details>\n\ntext</details>")]
    [InlineData("<details>\n```\n</details>\n```\n</details>")]
    [InlineData("<!-- a --> text <!-- <pre> -->")]
    [InlineData("</details>")]
    [InlineData("")]
    public void What_is_whole_stays_as_it_is(string text) => MarkdownCut.Close(text).ShouldBe(text);

    [Fact]
    public void Room_for_nothing_leaves_the_note() => MarkdownCut.Fit(new string('x', 100), 6, Note).ShouldBe(Note);
}
