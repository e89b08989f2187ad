using PocketSpy.Core;
using PocketSpy.Web.Http;
using PocketSpy.Wire.Http;

namespace PocketSpy.Nintendo.Nas;

/// <summary>What all of NAS has in common: a form is posted, and pairs come back with the time behind them.</summary>
public abstract class NasHandler : IHttpHandler
{
    /// <summary>What all services share.</summary>
    protected readonly ServiceTools Tools;

    /// <summary>Reads requests.</summary>
    protected readonly NasForm Form;

    /// <summary>Writes answers.</summary>
    protected readonly NasAnswer Answer;

    /// <param name="tools">What all services share.</param>
    /// <param name="form">Reads requests.</param>
    /// <param name="answer">Writes answers.</param>
    protected NasHandler(ServiceTools tools, NasForm form, NasAnswer answer)
    {
        Tools = tools;
        Form = form;
        Answer = answer;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (!request.MethodIs("POST"))
        {
            response.Fail(405, "consoles post here");
            return;
        }
        response.AddHeader("NODE: wifiappe1");
        Answer.Begin(response.Body);
        Act(request, Form.Load(request), from);
        Answer.AddNumber("datetime", NasClockText.Of(Tools.Clock.UtcNow), NasClockText.Digits);
        Answer.End();
    }

    /// <summary>Answers a request; its form is loaded unless <paramref name="isForm"/> is false.</summary>
    protected abstract void Act(HttpRequest request, bool isForm, long from);
}
