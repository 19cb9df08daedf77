using System.Text;

namespace Actions.Git.Tests;

public class GitPathTests
{
    [Theory]
    [InlineData("plain/name.txt")]
    [InlineData("caf\u00e9/😀.txt")]
    [InlineData("a\nb\tc\"d\\e")]
    public void Valid_names_are_their_text(string name)
    {
        var path = new GitPath(Encoding.UTF8.GetBytes(name));
        path.Text.ShouldBe(name);
        path.IsUtf8.ShouldBeTrue();
        path.ToBytes().ShouldBe(Encoding.UTF8.GetBytes(name));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xff, (byte)'b' }, 3)]
    [InlineData(new byte[] { 0xf0, 0x9f, 0x98 }, 3)]
    [InlineData(new byte[] { 0xf0, 0x9f, 0x98, 0x80, 0x80 }, 3)]
    [InlineData(new byte[] { 0xed, 0xb2, 0x80 }, 3)]
    [InlineData(new byte[] { 0xc0, 0xaf }, 2)]
    public void Bytes_that_are_not_UTF8_come_back_unchanged(byte[] bytes, int units)
    {
        var path = new GitPath(bytes);
        path.Text.Length.ShouldBe(units);
        path.IsUtf8.ShouldBeFalse();
        path.ToBytes().ShouldBe(bytes);
        path.ToUnicode().ShouldContain('\uFFFD');
    }

    [Fact]
    public void For_people_a_name_is_one_visible_line() =>
        new GitPath([(byte)'a', (byte)'\n', 0xff, 0x1b, (byte)'\t']).ToString().ShouldBe("a\\n\\xff\\u001b\\t");
}
