using Actions.Changes;
using Actions.Git;

namespace Changes.Tests;

public sealed class ChangedFileTests
{
    private static readonly ObjectId Old = ObjectId.Parse(new string('1', 40));
    private static readonly ObjectId New = ObjectId.Parse(new string('2', 40));

    private static TreeChange Change(string path, ChangeStatus status) => new(new GitPath(System.Text.Encoding.UTF8.GetBytes(path)), status, "100644", "100755", Old, New);

    [Fact]
    public void A_file_that_differs_from_two_bases_is_one_file_with_what_happened_since_each()
    {
        var (b, a, added, both) = (Change("b", ChangeStatus.Modified), Change("a", ChangeStatus.Deleted), Change("b", ChangeStatus.Added), Change("c", ChangeStatus.Modified));

        var files = ChangedFile.Union([[b, both], [a, added, both]]);

        files.Select(file => file.ToString()).ShouldBe(["a [deleted]", "b [modified, added]", "c [modified]"]);
        files.Select(file => file.Changes).ShouldBe([[null, a], [b, added], [both, both]]);
    }

    [Fact]
    public void One_comparison_keeps_modes_and_ids()
    {
        var change = Change("a", ChangeStatus.Modified);

        ChangedFile.Union([[change]]).ShouldHaveSingleItem().Changes.ShouldBe([change]);
    }
}
