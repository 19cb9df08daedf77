using SbomScan.LockFiles;

namespace SbomScan.Tests.LockFiles.Rpm;

public sealed class RpmTests
{
    [Theory]
    [InlineData("var/lib/rpm/rpmdb.sqlite")]
    [InlineData("var/lib/rpm/Packages")]
    [InlineData("usr/lib/sysimage/rpm/Packages.db")]
    public void A_database_of_rpm_is_never_passed_over_in_silence(string path) =>
        Should.Throw<FormatException>(() => new MemoryTree { [path] = "SQLite format 3" }.Content(path)).Message.ShouldContain("not supported yet");

    [Fact]
    public void Other_files_of_rpm_are_none() => LockFileReaders.For("var/lib/rpm/rpmdb.sqlite-wal").ShouldBeNull();
}
