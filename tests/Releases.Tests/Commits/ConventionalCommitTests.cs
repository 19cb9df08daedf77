namespace Actions.Releases.Tests;

public sealed class ConventionalCommitTests
{
    [Theory]
    [InlineData("feat: sell things", "feat", "", "sell things", false, "")]
    [InlineData("fix(cart): count right", "fix", "cart", "count right", false, "")]
    [InlineData("Feat(Cart)!:  count anew ", "feat", "Cart", "count anew", true, "")]
    [InlineData("refactor!: all", "refactor", "", "all", true, "")]
    [InlineData("feat(): empty scope", "feat", "", "empty scope", false, "")]
    [InlineData("feat: more\n\nBREAKING CHANGE: count anew", "feat", "", "more", true, "count anew")]
    [InlineData("feat: more\n\nBREAKING-CHANGE: count anew", "feat", "", "more", true, "count anew")]
    [InlineData("feat: more\r\n\r\ntext\r\n\r\nBREAKING CHANGE: count\r\n  anew\r\nReviewed-by: Z", "feat", "", "more", true, "count anew")]
    [InlineData("feat: more\n\nbreaking change: of words only", "feat", "", "more", false, "")]
    [InlineData("feat: more\n\nThis is no BREAKING CHANGE: see above", "feat", "", "more", false, "")]
    public void A_message_is_read(string message, string type, string scope, string subject, bool isBreaking, string note) =>
        ConventionalCommit.TryParse(message).ShouldBe(new ConventionalCommit(type, scope, subject, isBreaking, note));

    [Theory]
    [InlineData("")]
    [InlineData("Tidy up")]
    [InlineData("feat:no blank")]
    [InlineData("feat (cart): blank before the scope")]
    [InlineData("feat(cart: not closed")]
    [InlineData("feat: ")]
    [InlineData(": no type")]
    [InlineData("Merge branch 'main'")]
    [InlineData("Revert \"feat: sell things\"")]
    [InlineData("Tidy up\n\nfeat: in the body")]
    public void Another_form_is_none(string message) => ConventionalCommit.TryParse(message).ShouldBeNull();
}
