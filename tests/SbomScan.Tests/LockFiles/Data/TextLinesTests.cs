using SbomScan.LockFiles.Data;

namespace SbomScan.Tests.LockFiles.Data;

public sealed class TextLinesTests
{
    [Fact]
    public void Lines_are_told_without_their_ends() => TextLines.Of("a\r\n\nb").ShouldBe([("a", 1), ("", 2), ("b", 3)]);

    [Theory]
    [InlineData("requirements.txt")]
    [InlineData("Gemfile.lock")]
    [InlineData("gradle.lockfile")]
    [InlineData("cabal.project.freeze")]
    public void A_file_of_nothing_but_line_breaks_is_refused(string path) => Locks.Fault(path, new string('\n', 20_000_000)).ShouldBe("it has more than 2,000,000 lines");
}
