using System.Text.Json;
using SbomScan.Advisories;
using SbomScan.Foreign;

namespace SbomScan.Lookup;

/// <summary>What a dump says of the packages that are asked for.</summary>
internal sealed class OsvDumpContent
{
    private readonly string ecosystem;
    private readonly Dictionary<string, List<OsvRecord>> records;
    private readonly Dictionary<string, string> faults;

    /// <param name="ecosystem">Without a release.</param>
    /// <param name="packages">The names of packages of it.</param>
    public OsvDumpContent(string ecosystem, IEnumerable<string> packages)
    {
        this.ecosystem = ecosystem;
        var names = OsvNames.ComparerOf(ecosystem);
        records = packages.Distinct(names).ToDictionary(name => name, _ => new List<OsvRecord>(), names);
        faults = new Dictionary<string, string>(names);
    }

    /// <summary>When the newest record of all was changed; <see langword="null"/>: none says so.</summary>
    public DateTimeOffset? Newest { get; private set; }

    /// <summary>Some record is about the ecosystem. Otherwise it is the dump of another, whatever its name.</summary>
    public bool IsOfEcosystem { get; private set; }

    public IReadOnlyList<OsvRecord> RecordsOf(string package) => records[package];

    /// <summary>What is wrong with a record about the package; <see langword="null"/>: nothing.</summary>
    public string? FaultOf(string package) => faults.GetValueOrDefault(package);

    /// <param name="record">Of any ecosystem and package.</param>
    /// <param name="changed">When it was changed, as far as that can be believed.</param>
    public void Take(JsonElement record, DateTimeOffset? changed)
    {
        if (changed != null && !(Newest > changed)) Newest = changed;
        var packages = record.Items("affected").Select(part => part.Child("package")).ToList();
        IsOfEcosystem |= packages.Exists(one => AdvisoryMatcher.BaseOf(one.Text("ecosystem") ?? "") == ecosystem);
        var wanted = packages.Select(one => one.Text("name")).OfType<string>().Where(records.ContainsKey).Distinct(records.Comparer).ToList();
        if (wanted.Count == 0) return;
        try
        {
            var read = OsvReader.Read(record);
            foreach (var name in wanted) records[name].Add(read);
        }
        catch (FormatException problem)
        {
            foreach (var name in wanted) faults[name] = $"the record {record.Text("id")} was not understood: {problem.Message}";
        }
    }
}
