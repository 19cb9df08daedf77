using Actions.Toolkit;
using SbomScan.Images;
using SbomScan.Inventories;
using SbomScan.NewOnly;

namespace SbomScan.Reading;

/// <summary>Reads what is to be scanned: a folder, an image, SBOMs of others, or a folder and SBOMs.</summary>
internal sealed class TargetReader(Inputs inputs, ActionContext action) : IDisposable
{
    private ScannedImage? image;

    public async Task<ScannedTarget> ReadAsync()
    {
        using var group = action.Log.Group("Read");
        List<ScannedTarget> parts = [.. inputs.Source.Sboms.Select(path => ForeignTargets.OfSbom(path, action.Time)), .. inputs.Source.Findings.Select(ForeignTargets.OfFindings)];
        if (inputs.Source.Image is { } source) parts.AddRange(await ReadImageAsync(source));
        if (inputs.Source.Folder is { } folder) parts.Add(new FolderReader(inputs.Source, Name, action.Runner, action.Time).Read(folder));
        var target = ScannedTarget.Union(Name, parts);
        Tell(target.Coverage);
        return target;
    }

    /// <summary>The same as it was before.</summary>
    /// <exception cref="ReportedException">It is not known, or could not be read.</exception>
    public async Task<ScannedTarget> ReadBaseAsync(BaseCommit basis)
    {
        if (inputs.Source.BaseSbom is { } sbom) return ForeignTargets.OfSbom(sbom, action.Time);
        return inputs.Source.Folder is { } folder
            ? await new FolderReader(inputs.Source, Name, action.Runner, action.Time).ReadBaseAsync(folder, basis)
            : throw new UserError("Input 'new-only': what an image or an SBOM was before is not in git.", "Give the SBOM of the base with 'base-sbom'.");
    }

    public void Dispose() => image?.Dispose();

    private string Name => inputs.Source.Name ?? image?.Name ?? inputs.Source.Image?.Name ?? RepositoryName;

    private string RepositoryName => action.Runner.Repository.Length > 0 ? action.Runner.Repository : Path.GetFileName(action.Runner.Workspace.TrimEnd('/'));

    private async Task<IReadOnlyList<ScannedTarget>> ReadImageAsync(ImageSource source)
    {
        try
        {
            var reader = new ImageReader(action.Environment, Path.GetTempPath(), ImageLimits.Default);
            image = await reader.ReadAsync(source.Under(action.Runner.Workspace), inputs.Source.Platform, action.Stopping);
            return new ImageTargets(inputs.Source, inputs.ImagePolicy, action.Time).Of(image, Name);
        }
        catch (FormatException problem)
        {
            return [new ScannedTarget(new Inventory(source.Name, []), new Coverage { Unreadable = [new Unread(source.Value, problem.Message)] })];
        }
    }

    private void Tell(Coverage coverage)
    {
        foreach (var file in coverage.Read) action.Log.Info($"{file.Path}: {file.Format}{(file.FormatVersion is { } version ? $" {version}" : "")}, {file.Packages} packages");
        foreach (var one in coverage.Unreadable.Concat(coverage.Layers).Concat(coverage.Empty)) action.Log.Info($"{one.What}: {one.Reason}");
    }
}
