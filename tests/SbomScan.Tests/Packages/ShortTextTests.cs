using SbomScan.Packages;

namespace SbomScan.Tests.Packages;

public sealed class ShortTextTests
{
    [Theory]
    [InlineData("short", "short")]
    [InlineData("exactly 10", "exactly 10")]
    [InlineData("more than 10", "more than…")]
    [InlineData("123456789😀", "123456789…")]
    [InlineData("12345678😀9", "12345678😀…")]
    public void A_cut_keeps_whole_characters(string text, string cut) => ShortText.Of(text, 10).ShouldBe(cut);
}
