using System.Diagnostics;
using Demo;
using Spectre.Console;
using Testing;

if (args is [Placeholder.Argument])
    return await Placeholder.RunAsync();

// --sources FOLDER tells the same story of another copy of demo/, to see that it can fail.
var sources = args is ["--sources", var folder] ? Path.GetFullPath(folder) : Repository.File("demo");
var started = Stopwatch.GetTimestamp();
var output = Directory.CreateDirectory(Repository.File("artifacts", "demo")).FullName;
var page = Path.Combine(output, "index.html");
var work = Directory.CreateTempSubdirectory("actions-demo-").FullName;
var terminal = new Terminal(AnsiConsole.Console);
try
{
    terminal.Say("Starting a local AWS: one cluster, three services, two load balancers …");
    await using var cloud = await Cloud.StartAsync();
    await using var prober = Prober.Start(cloud.Addresses.Values);
    var repository = await ShopRepository.CreateAsync(work);
    var pipeline = new Pipeline(repository, cloud, new ImageBuild(Path.Combine(work, "images")), terminal);
    var story = new Story(sources, repository, cloud, pipeline, prober, terminal);

    await story.TellAsync();

    HtmlPage.Write(page, story.Chapters);
    var wentAsTold = story.Chapters.All(chapter => chapter.WentAsTold);
    terminal.End(wentAsTold, Stopwatch.GetElapsedTime(started), page);
    return wentAsTold ? 0 : 1;
}
finally
{
    Directory.Delete(work, recursive: true);
}
