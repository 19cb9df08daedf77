using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>The properties that follow from the names of files; nobody can set them otherwise.</summary>
internal static class FileProperties
{
    /// <summary>The value; <see langword="null"/> when it is another kind of property.</summary>
    /// <param name="name">Of the property, in any case.</param>
    /// <param name="project">The project that is read.</param>
    /// <param name="file">The file the property is used in.</param>
    public static string? Of(string name, string project, string file) => !MayBeOne(name) ? null : name.ToUpperInvariant() switch
    {
        "MSBUILDPROJECTDIRECTORY" => BuildPath.Absolute(RepositoryPath.Folder(project)).TrimEnd('/'),
        "PROJECTDIR" => BuildPath.Absolute(RepositoryPath.Folder(project)),
        "MSBUILDPROJECTFULLPATH" or "PROJECTPATH" => $"{BuildPath.Root}/{project}",
        "MSBUILDPROJECTFILE" or "PROJECTFILENAME" => RepositoryPath.Name(project),
        "MSBUILDPROJECTNAME" or "PROJECTNAME" => Path.GetFileNameWithoutExtension(project),
        "MSBUILDPROJECTEXTENSION" or "PROJECTEXT" => Path.GetExtension(project),
        "MSBUILDTHISFILEDIRECTORY" => BuildPath.Absolute(RepositoryPath.Folder(file)),
        "MSBUILDTHISFILEFULLPATH" => $"{BuildPath.Root}/{file}",
        "MSBUILDTHISFILE" => RepositoryPath.Name(file),
        "MSBUILDTHISFILENAME" => Path.GetFileNameWithoutExtension(file),
        "MSBUILDTHISFILEEXTENSION" => Path.GetExtension(file),
        _ => null,
    };

    private static bool MayBeOne(string name) => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Project", StringComparison.OrdinalIgnoreCase);
}
