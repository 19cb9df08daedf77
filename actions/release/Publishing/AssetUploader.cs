using System.Security.Cryptography;
using Actions.GitHub;
using Actions.Toolkit;
using Release.Wishes;

namespace Release.Publishing;

/// <summary>Attaches files. One that is there already, with the same size and digest, is not sent again; what an upload that was cut left behind is removed.</summary>
internal sealed class AssetUploader(GitHubClient github, RepositoryName repository, ActionContext action)
{
    private const int MostAttempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async Task UploadAsync(GitHubRelease release, IReadOnlyList<AssetFile> files)
    {
        foreach (var file in files) await UploadAsync(release, file);
    }

    /// <summary>Those of the files that a release does not have, or has otherwise.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(GitHubRelease release, IReadOnlyList<AssetFile> files)
    {
        if (files.Count == 0) return [];
        var there = await ListAsync(release);
        var missing = new List<string>();
        foreach (var file in files)
            if (there.Find(asset => asset.Name == file.Name) is not { } asset || !await IsSameAsync(asset, file)) missing.Add(file.Name);
        return missing;
    }

    private async Task UploadAsync(GitHubRelease release, AssetFile file)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await IsThereAsync(release, file)) return;
            try
            {
                await github.UploadAssetAsync(release, file.Name, file.Path, action.Stopping);
                action.Log.Info($"Attached {file.Name}");
                return;
            }
            catch (GitHubError problem) when (problem.Kind == GitHubErrorKind.Unavailable && attempt < MostAttempts)
            {
                action.Log.Info($"{problem.Message} Looking what has arrived of {file.Name}");
                await Task.Delay(Pause * attempt, action.Time, action.Stopping);
            }
        }
    }

    private async Task<bool> IsThereAsync(GitHubRelease release, AssetFile file)
    {
        if ((await ListAsync(release)).Find(asset => asset.Name == file.Name) is not { } there) return false;
        if (await IsSameAsync(there, file))
        {
            action.Log.Info($"{file.Name} is attached already");
            return true;
        }

        action.Log.Info($"Replacing {file.Name}: what is attached is {(there.State == "starter" ? "incomplete" : "another file")}");
        await github.DeleteAssetAsync(repository, there.Id, action.Stopping);
        return false;
    }

    private async Task<List<ReleaseAsset>> ListAsync(GitHubRelease release) => await github.ListAssetsAsync(repository, release.Id, action.Stopping).ToListAsync(action.Stopping);

    private async Task<bool> IsSameAsync(ReleaseAsset asset, AssetFile file)
    {
        if (asset.State == "starter" || asset.Size != new FileInfo(file.Path).Length) return false;
        if (asset.Digest == null) return true;
        await using var content = File.OpenRead(file.Path);
        return asset.Digest == $"sha256:{Convert.ToHexStringLower(await SHA256.HashDataAsync(content, action.Stopping))}";
    }
}
