namespace SbomScan.LockFiles.Rpm;

/// <summary>The database of rpm, in the three forms it has had. It is known and not read: its packages would be missed in silence otherwise.</summary>
internal sealed class RpmDatabase : ILockFileReader
{
    public string Format => "rpm database";

    public bool Recognises(string path) => path is
        "var/lib/rpm/rpmdb.sqlite" or "var/lib/rpm/Packages.db" or "var/lib/rpm/Packages" or
        "usr/lib/sysimage/rpm/rpmdb.sqlite" or "usr/lib/sysimage/rpm/Packages.db" or "usr/lib/sysimage/rpm/Packages" or
        "usr/share/rpm/rpmdb.sqlite" or "usr/share/rpm/Packages.db" or "usr/share/rpm/Packages";

    public LockFileContent Read(LockFile file) => throw new FormatException("rpm databases are not supported yet: the packages of the distribution in it are not listed");
}
