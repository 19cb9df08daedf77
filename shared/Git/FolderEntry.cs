namespace Actions.Git;

/// <summary>What a folder of a commit holds under one name.</summary>
/// <param name="Name">Its name in the folder, as <see cref="GitPath.Text"/>.</param>
/// <param name="Folder">The folder it is; <see langword="null"/> for a file, a link or a submodule.</param>
public readonly record struct FolderEntry(string Name, ObjectId? Folder);
