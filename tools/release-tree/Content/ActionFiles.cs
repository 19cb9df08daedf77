using Actions.Workflows;
using ReleaseTree.Git;
using ReleaseTree.Images;

namespace ReleaseTree.Content;

/// <summary>What the first commit changes: each action also at the root, and every image by digest.</summary>
internal sealed class ActionFiles(SourceTree source, string suite, Problems problems)
{
    public IReadOnlyList<FileChange> Of(RegistryPlace registry, IReadOnlyDictionary<string, string> digests)
    {
        var changes = new List<FileChange>();
        foreach (var (action, manifest) in source.Actions)
        {
            if (source.RootNames.Contains(action)) problems.Add($"'{action}' lies in the root of the repository already, where the release puts the action {action}.");
            var content = Released(action, manifest, registry, digests);
            changes.Add(new FileChange(ReleasePaths.ReleasedManifest(action), content));
            if (content != manifest.Source.Text) changes.Add(new FileChange(manifest.Path, content));
        }

        return changes;
    }

    private string Released(string action, Workflow manifest, RegistryPlace registry, IReadOnlyDictionary<string, string> digests)
    {
        if (ActionImage.Of(manifest) is not { } image) return manifest.Source.Text;
        var edit = new YamlEdit(manifest.Source);
        var expected = ActionImage.Placeholder(suite, action);
        if (image.Text != expected || !edit.TryReplace(image.At, expected, $"{ActionImage.Scheme}{registry.Image(action)}@{digests[action]}"))
            problems.Add($"{manifest.Path}:{image.At.Line}: 'runs.image' is '{image.Text}'; expected {expected} on one line.");
        return edit.ToString();
    }
}
