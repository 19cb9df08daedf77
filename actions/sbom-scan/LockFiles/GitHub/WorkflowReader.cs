using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.GitHub;

/// <summary>Reads the <c>uses:</c> of workflows and composite actions. What these actions use in turn stands in their own repositories.</summary>
internal sealed class WorkflowReader : ILockFileReader
{
    public string Format => "workflow uses";

    public bool Recognises(string path) =>
        Path.GetFileName(path) is "action.yml" or "action.yaml"
        || (Path.GetExtension(path) is ".yml" or ".yaml" && $"/{path}"[..(path.LastIndexOf('/') + 1)].EndsWith("/.github/workflows", StringComparison.Ordinal));

    public LockFileContent Read(LockFile file)
    {
        var text = file.Text;
        var root = YamlText.ReadMapping(text, aliasesAllowed: true);
        var lines = text.Split('\n');
        var packages = Uses(root).Select(uses => ActionReference.Read(uses, lines.ElementAtOrDefault((int)uses.At.Line - 1) ?? "")).OfType<LockedPackage>();
        return new LockFileContent
        {
            // The same action in several places is one, pinned or not.
            Packages = [.. packages.DistinctBy(package => package.Id, StringComparer.Ordinal)],
            StatesEmptiness = true,
        };
    }

    // Of jobs (reusable workflows), of their steps, and of the steps of a composite action.
    private static IEnumerable<YamlValue.Scalar> Uses(YamlValue.Mapping root)
    {
        var jobs = Once(root.Get("jobs").Entries().Select(job => job.Value));
        var steps = Once(Once(jobs.Append(root.Get("runs")).Select(job => job.Get("steps"))).SelectMany(list => list.Items()));
        return Once(jobs.Concat(steps).Select(one => one.Get("uses"))).OfType<YamlValue.Scalar>().Where(uses => uses.Text() != null).OrderBy(uses => uses.At.Line);
    }

    // An alias is the very same value again: what is looked at once is not looked at for each of them.
    private static IReadOnlyList<YamlValue> Once(IEnumerable<YamlValue?> values) => [.. values.OfType<YamlValue>().Distinct<YamlValue>(ReferenceEqualityComparer.Instance)];
}
