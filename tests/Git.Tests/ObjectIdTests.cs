using System.Text;

namespace Actions.Git.Tests;

public class ObjectIdTests
{
    private const string Sha1 = "0123456789abcdef0123456789abcdef01234567";
    private const string Sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(Sha1, false)]
    [InlineData(Sha256, true)]
    public void A_full_id_comes_back_as_it_was_written(string text, bool sha256)
    {
        var id = ObjectId.Parse(text);
        id.Hex.ShouldBe(text);
        id.ToString().ShouldBe(text);
        id.Short.ShouldBe("0123456");
        id.IsSha256.ShouldBe(sha256);
        ObjectId.TryParse(Encoding.ASCII.GetBytes(text), out var fromGit).ShouldBeTrue();
        fromGit.ShouldBe(id);
    }

    [Fact]
    public void Upper_case_is_the_same_id() => ObjectId.Parse(Sha1.ToUpperInvariant()).ShouldBe(ObjectId.Parse(Sha1));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456")]
    [InlineData("main")]
    [InlineData("0123456789abcdef0123456789abcdef0123456g")]
    [InlineData("0123456789abcdef0123456789abcdef0123456\u0661")]
    [InlineData(" 123456789abcdef0123456789abcdef01234567")]
    [InlineData("0123456789abcdef0123456789abcdef012345670")]
    public void Anything_but_a_full_id_is_refused(string? text)
    {
        ObjectId.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => ObjectId.Parse(text));
    }

    [Fact]
    public void A_short_id_is_not_a_long_one_that_begins_with_it() =>
        ObjectId.Parse(Sha1).ShouldNotBe(ObjectId.Parse(Sha1.PadRight(64, '0')));

    [Theory]
    [InlineData(40)]
    [InlineData(64)]
    public void Zeros_are_no_object(int digits)
    {
        ObjectId.Parse(new string('0', digits)).IsZero.ShouldBeTrue();
        ObjectId.Parse(new string('0', digits - 1) + "1").IsZero.ShouldBeFalse();
    }

    [Fact]
    public void An_id_that_was_never_given_is_not_taken_for_one()
    {
        default(ObjectId).ToString().ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(() => default(ObjectId).Hex);
        Should.Throw<InvalidOperationException>(() => default(ObjectId).IsZero);
    }
}
