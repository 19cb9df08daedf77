namespace DetectChanges.Targets.Graph;

/// <summary>Files outside of a project that it is built with.</summary>
/// <param name="Project">The project; <see langword="null"/> for all of a kind.</param>
/// <param name="Kind">With no project: the kind it holds for; <see langword="null"/> for all.</param>
/// <param name="File">The one file, so that it can be looked up; <see langword="null"/> when <paramref name="Matches"/> decides.</param>
/// <param name="Matches">Whether a file is one of them.</param>
/// <param name="Because">Where that is written, as <c>COPY nginx.conf in apps/web/Dockerfile</c>.</param>
internal sealed record FileInput(Project? Project, string? Kind, string? File, Func<string, bool> Matches, string Because);
