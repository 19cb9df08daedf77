namespace WorkflowTools.Tests;

public class LanguageServiceTests
{
    [Fact]
    public async Task Underlines_nothing_of_what_is_shipped_or_shown() => (await LanguageService.CheckAsync(SuiteSources.All)).ShouldBeEmpty();
}
