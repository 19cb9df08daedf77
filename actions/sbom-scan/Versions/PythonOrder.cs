namespace SbomScan.Versions;

/// <summary>Versions of Python packages: https://packaging.python.org/en/latest/specifications/version-specifiers/ (PEP 440).</summary>
internal sealed class PythonOrder : PartwiseOrder
{
    private static readonly VersionPart EndOfRelease = new(0);

    protected override IReadOnlyList<VersionPart> PartsOf(string version)
    {
        var scan = new PythonVersionScan(version);
        var read = scan.Read() ?? throw VersionFault.Of(version);
        List<VersionPart> parts = [VersionPart.Number(0, read.Epoch)];
        var last = read.Release.FindLastIndex(number => !Digits.IsZero(number));
        parts.AddRange(read.Release.Take(last + 1).Select(number => VersionPart.Number(1, number)));
        parts.Add(EndOfRelease);
        parts.AddRange(Phase(read));
        foreach (var word in read.Local) parts.Add(Digits.AreAll(word) ? VersionPart.Number(2, word) : new VersionPart(1, word));
        return parts;
    }

    // Development releases of the release itself come before its alphas; the release comes after its candidates.
    private static IEnumerable<VersionPart> Phase(PythonVersionScan.Version read)
    {
        if (read.Pre is { } pre)
        {
            yield return new VersionPart(1, pre.Word);
            yield return VersionPart.Number(0, pre.Number);
        }
        else
        {
            yield return new VersionPart(read.Post == null && read.Dev != null ? 0 : 2);
        }

        yield return read.Post == null ? new VersionPart(0) : VersionPart.Number(1, read.Post);
        yield return read.Dev == null ? new VersionPart(1) : VersionPart.Number(0, read.Dev);
    }
}
