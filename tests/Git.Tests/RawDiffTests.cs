using System.Text;
using Actions.Toolkit;

namespace Actions.Git.Tests;

public class RawDiffTests
{
    private static readonly string Zero = new('0', 40);
    private static readonly string One = new('1', 40);

    [Theory]
    [InlineData("A", ChangeStatus.Added)]
    [InlineData("M", ChangeStatus.Modified)]
    [InlineData("T", ChangeStatus.Modified)]
    [InlineData("D", ChangeStatus.Deleted)]
    public void Reads_a_record(string letter, ChangeStatus status)
    {
        var change = RawDiff.Parse(Encoding.UTF8.GetBytes($":000000 100644 {Zero} {One} {letter}\0 a\n:b\0")).ShouldHaveSingleItem();
        change.Status.ShouldBe(status);
        change.Path.Text.ShouldBe(" a\n:b");
        change.OldMode.ShouldBe("000000");
        change.NewMode.ShouldBe("100644");
        change.NewId.Hex.ShouldBe(One);
    }

    [Theory]
    [InlineData("X")]
    [InlineData("U")]
    [InlineData("")]
    public void An_unknown_status_is_an_error_and_never_skipped(string letter) =>
        Should.Throw<WorldError>(() => RawDiff.Parse(Encoding.UTF8.GetBytes($":000000 100644 {Zero} {One} {letter}\0a\0")));

    [Theory]
    [InlineData("rubbish\0a\0")]
    [InlineData(":000000 100644 0 1 A\0a\0")]
    public void A_record_that_is_not_understood_is_an_error(string output) =>
        Should.Throw<WorldError>(() => RawDiff.Parse(Encoding.UTF8.GetBytes(output)));

    [Fact]
    public void A_cut_record_is_an_error() =>
        Should.Throw<WorldError>(() => RawDiff.Parse(Encoding.UTF8.GetBytes($":000000 100644 {Zero} {One} A\0a")));

    [Fact]
    public void No_output_is_no_change() => RawDiff.Parse([]).ShouldBeEmpty();
}
