using Actions.GitHub;

namespace GitHub.Tests.Comments;

public sealed class CommentKeyTests
{
    [Theory]
    [InlineData("plan")]
    [InlineData("a/b.c_d-E9")]
    [InlineData("--")]
    public void Letters_digits_and_a_few_signs_are_a_key(string text) => CommentKey.Parse(text).Marker.ShouldBe($"<!-- suite:{text} -->");

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a-->b")]
    [InlineData("a\n")]
    [InlineData("größe")]
    public void Anything_else_is_refused(string text) => Should.Throw<FormatException>(() => CommentKey.Parse(text)).Message.ShouldBe("expected 1 to 100 letters, digits and ._/-");

    [Fact]
    public void A_key_has_at_most_100_characters()
    {
        CommentKey.Parse(new string('a', 100)).Name.Length.ShouldBe(100);
        Should.Throw<FormatException>(() => CommentKey.Parse(new string('a', 101)));
        CommentKey.Of(new string('a', 300)).Name.Length.ShouldBe(100);
    }

    [Fact]
    public void Names_of_any_form_become_keys_that_stay_apart()
    {
        CommentKey.Of("scan", "acme/shop", null).Name.ShouldBe("scan/acme/shop");
        CommentKey.Of("scan", "a b").Name.ShouldStartWith("scan/a-b-");
        CommentKey.Of("scan", "a b").Name.ShouldNotBe(CommentKey.Of("scan", "a>b").Name);
    }

    [Fact]
    public void A_key_does_not_mark_a_longer_one() => CommentKey.Parse("a").Marks(CommentKey.Parse("a/b").Marker).ShouldBeFalse();
}
