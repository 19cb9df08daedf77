using Actions.Workflows;
using ReleaseTree.Content;

namespace ReleaseTree.Tests;

public class YamlEditTests
{
    [Theory]
    [InlineData("a: old\nb: x", "a: NEW\nb: x")]
    [InlineData("a: old", "a: NEW")]
    [InlineData("a:   'old'  # old", "a:   'NEW'  # old")]
    [InlineData("a: \"old\"\r\nold: old\r\n", "a: \"NEW\"\r\nold: old\r\n")]
    [InlineData("\uFEFFz: old\na: old\n", "\uFEFFz: old\na: NEW\n")]
    [InlineData("{ z: old, a: old }", "{ z: old, a: NEW }")]
    [InlineData("# grüße 😀 old\nz: 😀old\na: old\n", "# grüße 😀 old\nz: 😀old\na: NEW\n")]
    [InlineData("z: |\n  old\n\n  old\na: old\n", "z: |\n  old\n\n  old\na: NEW\n")]
    public void A_text_is_replaced_where_it_stands_and_no_other_byte_changes(string before, string after) => Replaced(before).ShouldBe(after);

    [Theory]
    [InlineData("a: \"o\\x6cd\"")]
    [InlineData("a: >-\n  old\n")]
    [InlineData("a: !!str old\n")]
    [InlineData("a: &x old\n")]
    public void A_text_that_does_not_stand_there_letter_by_letter_is_left_alone(string text) => Replaced(text).ShouldBeNull();

    [Theory]
    [InlineData("a: old\nb: x", "a: old # v1\nb: x")]
    [InlineData("a: old", "a: old # v1")]
    [InlineData("a: old  \r\n", "a: old # v1  \r\n")]
    [InlineData("a: old # of #2 \n", "a: old # v1 of #2 \n")]
    [InlineData("a: old #\n", "a: old # v1\n")]
    [InlineData("{ a: old,\n  b: x }", "{ a: old, # v1\n  b: x }")]
    public void A_comment_is_begun_or_added_at_the_end_of_the_line(string before, string after)
    {
        var source = new WorkflowSource("x.yml", before);
        var edit = new YamlEdit(source);
        var at = Find(source).At;
        edit.Comment(at, "v1");
        edit.Comment(at, "v1");
        edit.ToString().ShouldBe(after);
    }

    private static string? Replaced(string text)
    {
        var source = new WorkflowSource("x.yml", text);
        var edit = new YamlEdit(source);
        return edit.TryReplace(Find(source).At, "old", "NEW") ? edit.ToString() : null;
    }

    private static Actions.Toolkit.YamlValue Find(WorkflowSource source) => Actions.Toolkit.YamlNavigation.Get(Actions.Toolkit.YamlReader.Read(source.Text), "a")!;
}
