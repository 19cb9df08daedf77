using Actions.Health;

namespace Health.Tests;

public sealed class StatusSetTests
{
    [Theory]
    [InlineData("200-299,401", 204, true)]
    [InlineData("200-299,401", 401, true)]
    [InlineData("200-299, 401", 400, false)]
    [InlineData("200", 200, true)]
    [InlineData("200", 201, false)]
    public void Knows_lists_and_ranges(string set, int status, bool contained) =>
        StatusSet.Parse(set).Contains(status).ShouldBe(contained);

    [Theory]
    [InlineData("")]
    [InlineData("2xx")]
    [InlineData("99")]
    [InlineData("600")]
    [InlineData("299-200")]
    [InlineData("200-")]
    [InlineData("200,,201")]
    [InlineData("200-250-299")]
    public void Anything_else_is_refused(string set) => Should.Throw<FormatException>(() => StatusSet.Parse(set));

    [Theory]
    [InlineData("200-299", "299-300", true)]
    [InlineData("200-299", "401,403", false)]
    public void Overlap_is_seen(string one, string other, bool overlap) =>
        StatusSet.Parse(one).Overlaps(StatusSet.Parse(other)).ShouldBe(overlap);
}
