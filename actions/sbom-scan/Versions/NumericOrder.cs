namespace SbomScan.Versions;

/// <summary>Versions of R and Haskell packages: numbers alone. With more of them a version is newer, even if they are 0.</summary>
internal sealed class NumericOrder : PartwiseOrder
{
    protected override IReadOnlyList<VersionPart> PartsOf(string version)
    {
        var numbers = version.Trim().Split('.', '-');
        if (!numbers.All(number => Digits.AreAll(number))) throw VersionFault.Of(version);
        return [.. numbers.Select(number => VersionPart.Number(1, number))];
    }
}
