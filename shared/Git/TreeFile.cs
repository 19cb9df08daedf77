namespace Actions.Git;

/// <summary>One file of a commit.</summary>
/// <param name="Path">Its name, as <see cref="GitPath.Text"/>.</param>
/// <param name="Mode">Six octal digits.</param>
/// <param name="Id">Its blob, or the commit of a submodule.</param>
public readonly record struct TreeFile(string Path, string Mode, ObjectId Id);
