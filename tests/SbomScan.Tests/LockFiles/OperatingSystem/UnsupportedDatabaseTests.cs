using SbomScan.LockFiles;

namespace SbomScan.Tests.LockFiles.OperatingSystem;

public sealed class UnsupportedDatabaseTests
{
    [Theory]
    [InlineData("var/lib/rpm/rpmdb.sqlite", "rpm")]
    [InlineData("var/lib/rpm/Packages", "rpm")]
    [InlineData("usr/lib/sysimage/rpm/Packages.db", "rpm")]
    [InlineData("var/lib/chisel/manifest.wall", "chisel")]
    [InlineData("var/lib/pacman/local/ALPM_DB_VERSION", "pacman")]
    [InlineData("usr/lib/opkg/status", "opkg")]
    [InlineData("var/lib/opkg/status", "opkg")]
    public void A_database_that_is_not_read_is_never_passed_over_in_silence(string path, string name) =>
        Should.Throw<FormatException>(() => new MemoryTree { [path] = "" }.Content(path)).Message.ShouldMatch($"{name} .* not supported yet");

    [Theory]
    [InlineData("var/lib/rpm/rpmdb.sqlite-wal")]
    [InlineData("app/Packages")]
    public void Other_files_are_none(string path) => LockFileReaders.For(path).ShouldBeNull();
}
