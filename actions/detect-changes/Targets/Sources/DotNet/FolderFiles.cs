using DetectChanges.Targets.Graph;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.DotNet;

/// <summary>Files that hold for every project in their folder and below, without any project naming them.</summary>
internal static class FolderFiles
{
    private static readonly string[] Names =
    [
        "global.json", "Directory.Build.rsp", "NuGet.config", "NuGet.Config", "nuget.config", "dotnet-tools.json", ".editorconfig", ".globalconfig",
        "Packages.props", "paket.dependencies", "paket.lock",
    ];

    public static void Add(IEnumerable<Project> projects, FileTree tree, GraphBuilder graph)
    {
        foreach (var file in Names.SelectMany(tree.Named))
        {
            var folder = FolderOf(file);
            foreach (var project in projects.Where(project => RepositoryPath.IsWithin(project.Root, folder))) graph.UsesFile(project, file, $"{file}, which holds for all projects below it");
        }
    }

    // Tools are listed in .config/dotnet-tools.json, for the folder around .config.
    private static string FolderOf(string file)
    {
        var folder = RepositoryPath.Folder(file);
        return RepositoryPath.Name(folder) == ".config" ? RepositoryPath.Folder(folder) : folder;
    }
}
