using Actions.Git;

namespace DetectChanges.Trees;

/// <summary>
/// Looks for files of one commit without listing it: each question opens only folders in which its answer may lie, first one a round,
/// then more and more, and all that are wanted in a round are read at once.
/// </summary>
internal sealed class TreeSearch(TreeReader trees)
{
    // A question that needs more is about the whole tree, or has no answer: then listing everything once is cheaper.
    private const int MostFolders = 4_000;
    private const int MostQuestions = 1_000;

    /// <param name="commit">Where to look.</param>
    /// <param name="questions">What is asked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The questions a file answers; of the others nothing is known.</returns>
    public async Task<IReadOnlySet<NameQuestion>> AnsweredAsync(ObjectId commit, IEnumerable<NameQuestion> questions, CancellationToken cancellationToken)
    {
        var asked = questions.ToList();
        if (asked.Count > MostQuestions) return new HashSet<NameQuestion>();
        var root = await trees.RootAsync(commit, cancellationToken);
        var known = new Dictionary<ObjectId, IReadOnlyList<FolderEntry>>();
        var seekers = asked.Select(question => new Seeker(question, root)).ToList();
        while (known.Count < MostFolders && seekers.FindAll(seeker => !seeker.IsDone) is { Count: > 0 } seeking)
        {
            await ReadAsync(known, seeking.SelectMany(seeker => seeker.Wanted), cancellationToken);
            foreach (var seeker in seeking) seeker.Open(known);
        }

        return seekers.Where(seeker => seeker.HasAnswer).Select(seeker => seeker.Question).ToHashSet();
    }

    private async Task ReadAsync(Dictionary<ObjectId, IReadOnlyList<FolderEntry>> known, IEnumerable<ObjectId> wanted, CancellationToken cancellationToken)
    {
        var folders = wanted.Where(id => !known.ContainsKey(id)).Distinct().ToList();
        foreach (var (id, entries) in folders.Zip(await trees.ReadAsync(folders, cancellationToken))) known[id] = entries;
    }

    /// <summary>One question on its way through the tree: always into the folder it saw last, as deep as there is one.</summary>
    private sealed class Seeker
    {
        private const int OpenedForOneMore = 4;

        private readonly Stack<(string Path, ObjectId Id)> folders = new();
        private int opened;

        public Seeker(NameQuestion question, IReadOnlyList<FolderEntry> root)
        {
            Question = question;
            Look("", root);
        }

        public NameQuestion Question { get; }

        public bool HasAnswer { get; private set; }

        public bool IsDone => HasAnswer || folders.Count == 0;

        public IEnumerable<ObjectId> Wanted => folders.Take(Width).Select(folder => folder.Id);

        private int Width => 1 + (opened / OpenedForOneMore);

        public void Open(Dictionary<ObjectId, IReadOnlyList<FolderEntry>> known)
        {
            List<(string Path, ObjectId Id)> open = [.. folders.Take(Width)];
            foreach (var _ in open) folders.Pop();
            foreach (var (path, id) in open) Look(path + "/", known[id]);
            opened += open.Count;
        }

        private void Look(string folder, IReadOnlyList<FolderEntry> entries)
        {
            var rest = Question.Prefix.AsSpan(Math.Min(folder.Length, Question.Prefix.Length));
            foreach (var entry in entries)
            {
                if (!GoesOn(entry, rest)) continue;
                var path = folder + entry.Name;
                if (entry.Folder is { } id) folders.Push((path, id));
                else HasAnswer |= Question.Matches(path);
            }
        }

        private static bool GoesOn(FolderEntry entry, ReadOnlySpan<char> rest) =>
            entry.Name.AsSpan().StartsWith(rest) || (entry.Folder != null && rest.StartsWith(entry.Name) && rest[entry.Name.Length] == '/');
    }
}
