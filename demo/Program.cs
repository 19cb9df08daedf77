using System.Diagnostics;
using Demo;
using Spectre.Console;
using Testing;

var options = Options.Parse(args);
var started = Stopwatch.GetTimestamp();
var page = Path.Combine(Directory.CreateDirectory(Repository.File("artifacts", "demo")).FullName, "index.html");
var work = Directory.CreateTempSubdirectory("actions-demo-").FullName;
var terminal = new Terminal(AnsiConsole.Console);
try
{
    terminal.Say("Starting a local AWS: one cluster, three services, two load balancers, one function …");
    var world = await File.ReadAllTextAsync(Path.Combine(options.Sources, "world.yml"));
    await using var stage = options.Images ? await ImageStage.StartAsync(world, work) : await ProgramStage.StartAsync(world, work);
    var cloud = new Cloud(stage);
    await cloud.SettleAsync();
    await stage.AddFunctionAsync(FunctionBuild.Function, new() { FileName = stage.Dotnet, Arguments = [FunctionBuild.Assembly] });

    var repository = await ShopRepository.CreateAsync(work);
    var images = new ImageBuild(Path.Combine(work, "images"), stage.Dotnet, stage.Data);
    await using var team = await Team.StartAsync(repository.Remote, stage.HostForActions);
    var pipeline = new Pipeline(repository, stage, cloud, images, team, terminal);
    await using var story = new Story(options.Sources, repository, stage, cloud, team, pipeline, [.. stage.ForVisitors.Values], terminal);
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
